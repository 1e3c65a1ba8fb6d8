"""The poses of a motion with what bears them: what the balance is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.anatomy.skeleton import skeleton_of
from corset.body.kinematics.compilation import compile_part
from corset.body.kinematics.quality import states_of
from corset.body.kinematics.stage import Stage
from corset.body.movement.frames import Frames
from corset.body.movement.motion import Motion, Part
from corset.loads.statics.supports import Hold, Push, Tie, nearby, touching


@dataclass(frozen=True, slots=True)
class Pose:
    """One frame: a state (q,) of `body`'s skeleton, and what acts on it."""

    phase: float
    state: Vector
    hold: Hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The poses of one part of a motion."""

    part: str
    poses: tuple[Pose, ...]


def courses_of(motion: Motion, *, person: Person) -> tuple[Course, ...]:
    """Return the poses of every part; a mirror image loads the discs as its like does."""
    parts = (part for part in motion.parts if part.mirrors is None)
    return tuple(_course(part, motion.props, person) for part in parts)


def held_pose(motion: Motion, *, person: Person) -> tuple[Course, ...]:
    """Return the one pose in which a named posture is held."""
    part = motion.parts[0]
    state = Stage(skeleton_of(person), part).play(np.array([0.0, 0.5, 1.0]))[-1]
    hold = Hold(bears=touching(part.contacts, 1.0), near=nearby(part.contacts, person))
    return (Course(part=part.id, poses=(Pose(1.0, state, hold),)),)


def _course(part: Part, props: tuple[str, ...], person: Person) -> Course:
    frames = compile_part(part, person=person, props=props)
    states = states_of(frames, person)
    near = nearby(part.contacts, person)
    poses = (
        Pose(float(phase), states[at], _hold(part, frames, at, near))
        for at, phase in enumerate(frames.phase)
    )
    return Course(part=part.id, poses=tuple(poses))


def _hold(part: Part, frames: Frames, at: int, near: tuple[tuple[str, float], ...]) -> Hold:
    return Hold(
        bears=touching(part.contacts, float(frames.phase[at])),
        near=near,
        pushes=tuple(_pushes(frames, at)),
        ties=tuple(_ties(frames, at)),
    )


def _ties(frames: Frames, at: int) -> Iterator[Tie]:
    """Yield the hands that hold on to a leg, with a force that is not given."""
    for hand in frames.hands:
        bone = LANDMARKS[hand.on].bone
        if bone.startswith(("thigh", "shank", "foot")) and not hand.force.any():
            yield Tie(f"hand_{hand.hand}", bone, hand.at[at])


def _pushes(frames: Frames, at: int) -> Iterator[Push]:
    """Yield what the hands do to the body, and the body to the hands."""
    for hand in frames.hands:
        yield Push(LANDMARKS[hand.on].bone, hand.at[at], hand.force[at])
        yield Push(f"hand_{hand.hand}", hand.at[at], -hand.force[at])
