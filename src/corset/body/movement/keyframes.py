"""Between the keys: the angles aimed at, at any phase."""

from collections.abc import Mapping
from itertools import pairwise

from corset.body.movement.motion import Easing, Key


def smooth(share: float) -> float:
    """Return the minimum-jerk course from 0 to 1 (Flash and Hogan 1985): at rest at both ends."""
    return share**3 * (10 + share * (6 * share - 15))


def eased(share: float, ease: Easing) -> float:
    """Return how far the way has been gone at a share of its time."""
    return smooth(share) if ease is Easing.SMOOTH else share


def angles_at(keys: tuple[Key, ...], phase: float) -> Mapping[str, float]:
    """Return the angles aimed at, in radians by joint; a joint without a key is straight."""
    before, after, way = _between(keys, phase)
    joints = before.angles.keys() | after.angles.keys()
    return {
        joint: _mix(before.angles.get(joint, 0.0), after.angles.get(joint, 0.0), way)
        for joint in sorted(joints)
    }


def work_at(keys: tuple[Key, ...], phase: float) -> float:
    """Return the share of effort and hand forces."""
    before, after, way = _between(keys, phase)
    return _mix(before.work, after.work, way)


def _between(keys: tuple[Key, ...], phase: float) -> tuple[Key, Key, float]:
    """Return the keys round a phase and how far it is from the first to the second."""
    for before, after in pairwise(keys):
        if phase <= after.phase:
            share = (phase - before.phase) / (after.phase - before.phase)
            return before, after, eased(max(share, 0.0), after.ease)
    return keys[-1], keys[-1], 0.0


def _mix(start: float, end: float, way: float) -> float:
    return start + (end - start) * way
