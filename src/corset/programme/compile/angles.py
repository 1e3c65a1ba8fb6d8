"""Angles as content writes them, spelled out: degrees by bone become radians by joint."""

from collections.abc import Iterator, Mapping
from math import radians

from corset.body.anatomy.bones import LUMBAR, SIDES
from corset.body.anatomy.ranges import ANGLES, JOINTS, Angle
from corset.programme.documents.motions import Angles

BOTH = tuple(sorted({bone[:-2] for bone in ANGLES if bone[-2:] == "_r"}))
"""Names that mean a bone of either side."""
KNOWN = (*sorted(bone for bone in ANGLES if ANGLES[bone]), "lumbar", *BOTH)
"""What content may name."""


def bones_named(name: str) -> tuple[str, ...]:
    """Return the bones that a name in content means; none where it means nothing."""
    if name == "lumbar":
        return LUMBAR
    if name in BOTH:
        return tuple(f"{name}_{side}" for side in SIDES)
    return (name,) if ANGLES.get(name) else ()


def spelled_out(angles: Angles, root: Mapping[str, float]) -> dict[str, float]:
    """Return radians by joint; names that mean nothing are left out."""
    result = {f"root.{name}": radians(degrees) for name, degrees in root.items()}
    for bone, given in angles.items():
        for name, degrees in given.items():
            result |= dict(_spread(bone, name, radians(degrees)))
    return result


def _spread(bone: str, name: str, angle: float) -> Iterator[tuple[str, float]]:
    """Yield the joints that an angle falls to: whole to each side, shared out to the levels."""
    known = (JOINTS.get(f"{each}.{name}") for each in bones_named(bone))
    joints = [joint for joint in known if joint]
    whole = sum(_room(joint, angle) for joint in joints)
    for joint in joints:
        share = _room(joint, angle) / whole if bone == "lumbar" else 1.0
        yield joint.joint, angle * share


def _room(joint: Angle, angle: float) -> float:
    """Return how far a level goes this way: a bend falls to the levels by what each can do."""
    return abs(joint.high if angle > 0 else joint.low)
