"""Which poses of a motion are drawn on paper: few, and in the order in which they are done."""

from collections.abc import Iterator
from dataclasses import dataclass

from corset.body.anatomy.bones import SIDES
from corset.body.movement.motion import Motion, Part, Plays, Sides, When

MOST = 4
"""Stills that stand beside the steps and are still seen without glasses."""
ABOVE_THE_WAIST = ("thorax", "neck", "head", "clavicle", "upper_arm", "forearm", "hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A moment of a part of a motion."""

    exercise: str
    part: str
    side: str
    phase: float
    last: bool
    """Whether it is what the part comes to."""


def poses(motion: Motion) -> tuple[Pose, ...]:
    """Return the start, what is on the way, and the end of each part and side."""
    whole = tuple(_all(motion))
    if len(whole) <= MOST:
        return whole
    fewer = tuple(pose for pose in whole if pose.side != "l")
    return fewer if len(fewer) <= MOST else tuple(p for p in fewer if p.last or not p.phase)


def part_poses(motion: Motion, part: str) -> tuple[Pose, ...]:
    """Return the poses of one part, without the start where it is done to both sides."""
    found = tuple(p for p in _all(motion) if p.part == part and (p.phase or not p.side))
    return found or tuple(p for p in _all(motion) if p.part == part)


def upper_body(motion: Motion) -> bool:
    """Whether standing feet say nothing, so that the drawing may end at the thighs."""
    if motion.props:
        return False
    return all(bone.startswith(ABOVE_THE_WAIST) for part in motion.parts for bone in _moved(part))


def _all(motion: Motion) -> Iterator[Pose]:
    started = False
    for part in motion.parts:
        for side in SIDES if part.sides is not Sides.NONE else ("",):
            phases = _phases(part)
            # One start serves all parts, and both sides: they begin where the others end.
            for phase in (p for p in phases if p or not started):
                started = started or phase == 0.0
                yield Pose(
                    exercise=motion.exercise,
                    part=part.name,
                    side=side,
                    phase=phase,
                    last=phase == phases[-1],
                )


def _phases(part: Part) -> tuple[float, ...]:
    inner = [key for key in part.keys if 0 < key.phase < 1]
    if part.plays is not Plays.OUT_AND_BACK:
        return (max(inner, key=lambda key: key.work).phase if inner else 1.0,)
    if not _moved(part):  # a press: the arrow says more than a second picture
        return (1.0,)
    if not inner or part.when is When.END:
        return 0.0, 1.0
    return 0.0, max(inner, key=lambda key: key.phase).phase, 1.0


def _moved(part: Part) -> set[str]:
    first = part.keys[0].angles
    angles = ((name, at) for key in part.keys for name, at in key.angles.items())
    return {name.partition(".")[0] for name, at in angles if at != first.get(name, 0.0)}
