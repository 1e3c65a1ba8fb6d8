"""From a motion and a person to frames."""

from dataclasses import replace

import numpy as np

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.anatomy.skeleton import skeleton_of
from corset.body.kinematics.recorder import recorded
from corset.body.kinematics.stage import Stage
from corset.body.movement.frames import Frames
from corset.body.movement.motion import Motion, Part
from corset.body.movement.reflection import reflected
from corset.therapy.content.parts import Playback, Sides

FRAMES = {Playback.OUT_AND_BACK: 25, Playback.CYCLE: 49, Playback.ONCE: 73}
"""How many frames a part has; renderers go evenly from one to the next."""


def compile_motion(motion: Motion, *, person: Person = REFERENCE) -> tuple[Frames, ...]:
    """Return the frames of each part, of the right and then of the left where sides change."""
    made: dict[str, Frames] = {}
    for part in motion.parts:
        twin = made.get(part.mirrors or "")
        frames = reflected(twin) if twin else compile_part(part, person=person, props=motion.props)
        made[part.id] = replace(frames, part=part.id)
    sides = {part.id: part.sides for part in motion.parts}
    return tuple(shown for name, frames in made.items() for shown in _sides(frames, sides[name]))


def compile_part(part: Part, *, person: Person, props: tuple[str, ...] = ()) -> Frames:
    """Return the frames of one part, as its data has it."""
    skeleton = skeleton_of(person)
    phases = np.linspace(0.0, 1.0, FRAMES[part.plays])
    states = Stage(skeleton, part).play(phases)
    return recorded(skeleton, part, props, phases, states)


def _sides(frames: Frames, sides: Sides) -> tuple[Frames, ...]:
    if sides is Sides.NONE:
        return (frames,)
    both = replace(frames, sides=str(sides))
    return replace(both, side="r"), replace(reflected(both), side="l")
