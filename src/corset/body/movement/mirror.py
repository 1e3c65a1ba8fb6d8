"""The mirror image of a motion: right becomes left."""

from collections.abc import Mapping
from dataclasses import replace

from corset.body.anatomy.bones import mirrored, side_of
from corset.body.movement.motion import Contact, Direction, Hold, Key, Part

_TURNED = ("side", "turn")
"""Angles of the midline that change their sense; those of the limbs are told per side."""


def mirrored_angles(angles: Mapping[str, float]) -> dict[str, float]:
    """Return the angles of the mirror image, by joint."""
    mirror = {joint: mirrored_joint(joint) for joint in angles}
    return {other: angles[joint] * sense for joint, (other, sense) in mirror.items()}


def mirrored_joint(joint: str) -> tuple[str, float]:
    """Return the joint on the other side and the sense in which it turns, 1 or -1."""
    bone, name = joint.split(".")
    if side_of(bone):
        return f"{mirrored(bone)}.{name}", 1.0
    return joint, -1.0 if name in _TURNED else 1.0


def mirrored_part(part: Part) -> Part:
    """Return the part as it is done on the other side."""
    return replace(
        part,
        keys=tuple(_key(key) for key in part.keys),
        contacts=tuple(_contact(contact) for contact in part.contacts),
        hands=tuple(_hold(hold) for hold in part.hands),
        arrows=tuple(mirrored(landmark) for landmark in part.arrows),
    )


def _key(key: Key) -> Key:
    return replace(key, angles=mirrored_angles(key.angles))


def _contact(contact: Contact) -> Contact:
    return replace(contact, point=mirrored(contact.point))


def _hold(hold: Hold) -> Hold:
    return replace(
        hold,
        hand={"r": "l", "l": "r"}[hold.hand],
        on=mirrored(hold.on),
        fingers=_reflected(hold.fingers),
        shift=_reflected(hold.shift),
    )


def _reflected(direction: Direction) -> Direction:
    return direction[0], 0.0 - direction[1], direction[2]
