"""A motion's frames, and its chair drawn up to a back that leans on it."""

from collections.abc import Iterable
from dataclasses import replace

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.kinematics.compilation import compile_motion
from corset.body.movement.frames import Frames, Prop
from corset.body.movement.motion import Ground, Motion
from corset.figure.scene.props import LEG

BACK = ("pelvis_back", "lower_back", "upper_back")
"""From the seat up: where a back can lean."""


def frames_of(motion: Motion, *, person: Person = REFERENCE) -> tuple[Frames, ...]:
    """Return a motion's frames as they are shown: its chair stands at one place in all of them."""
    frames = compile_motion(motion, person=person)
    if not leans(motion):
        return frames
    rest = rearmost(frames[0])
    return tuple(replace(each, props=tuple(_up_to(rest, each.props))) for each in frames)


def leans(motion: Motion) -> bool:
    """Whether the back is kept where it is, against the back of a chair."""
    contacts = (contact for part in motion.parts for contact in part.contacts)
    return any(c.on is Ground.HERE and c.point in BACK for c in contacts)


def rearmost(frames: Frames) -> float:
    """Return how far back the back reaches at the start, in metres."""
    return min(float(frames.landmarks[name][0, 0]) for name in BACK)


def _up_to(rest: float, props: Iterable[Prop]) -> Iterable[Prop]:
    for prop in props:
        depth, at = prop.size[0], prop.at
        yield replace(prop, at=(rest + depth / 2 - LEG, *at[1:])) if prop.back else prop
