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
from corset.loads.statics.effort import EffortLimits, Tension
from corset.loads.statics.supports import ExternalForce, ExternalLoads, Grip, nearby, touching


@dataclass(frozen=True, slots=True)
class Pose:
    """One frame: a state (q,) of `body`'s skeleton, and what acts on it."""

    phase: float
    state: Vector
    external: ExternalLoads
    tensions: tuple[Tension, ...] = ()
    """What is tensed on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """The poses of one part of a motion."""

    part: str
    poses: tuple[Pose, ...]


def trajectories_of(
    motion: Motion, *, person: Person, limits: EffortLimits | None = None
) -> tuple[Trajectory, ...]:
    """Return the poses of every part; a mirror image loads the discs as its like does.

    Without limits, nothing is tensed on purpose.
    """
    return tuple(
        _trajectory(part, motion, person, limits) for part in motion.parts if part.mirrors is None
    )


def held_pose(motion: Motion, *, person: Person) -> tuple[Trajectory, ...]:
    """Return the one pose in which a named posture is held."""
    part = motion.parts[0]
    state = Stage(skeleton_of(person), part).play(np.array([0.0, 0.5, 1.0]))[-1]
    external = ExternalLoads(bears=touching(part.contacts, 1.0), near=nearby(part.contacts, person))
    return (Trajectory(part=part.id, poses=(Pose(1.0, state, external),)),)


def _trajectory(
    part: Part, motion: Motion, person: Person, limits: EffortLimits | None
) -> Trajectory:
    frames = compile_part(part, person=person, props=motion.props)
    tensed = limits.tensions(motion.exercise, part.effort) if limits else ()
    states = states_of(frames, person)
    near = nearby(part.contacts, person)
    poses = (
        Pose(
            float(phase),
            states[at],
            _external(part, frames, at, near),
            tuple(tension.times(float(frames.work[at])) for tension in tensed),
        )
        for at, phase in enumerate(frames.phase)
    )
    return Trajectory(part=part.id, poses=tuple(poses))


def _external(
    part: Part, frames: Frames, at: int, near: tuple[tuple[str, float], ...]
) -> ExternalLoads:
    return ExternalLoads(
        bears=touching(part.contacts, float(frames.phase[at])),
        near=near,
        forces=tuple(_forces(frames, at)),
        grips=tuple(_grips(frames, at)),
    )


def _grips(frames: Frames, at: int) -> Iterator[Grip]:
    """Yield the hands that hold on to a leg, with a force that is not given."""
    for hand in frames.hands:
        bone = LANDMARKS[hand.on].bone
        if bone.startswith(("thigh", "shank", "foot")) and not hand.force.any():
            yield Grip(f"hand_{hand.hand}", bone, hand.at[at])


def _forces(frames: Frames, at: int) -> Iterator[ExternalForce]:
    """Yield what the hands do to the body, and the body to the hands."""
    for hand in frames.hands:
        yield ExternalForce(LANDMARKS[hand.on].bone, hand.at[at], hand.force[at])
        yield ExternalForce(f"hand_{hand.hand}", hand.at[at], -hand.force[at])
