"""The mirror image of frames: the body is the same on both sides."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from corset.body.anatomy.bones import mirrored
from corset.body.movement.frames import Array, Frames, HandForce
from corset.body.movement.mirror import mirrored_joint

_PLACE = np.array([1.0, -1.0, 1.0])
_TURN = np.array([1.0, -1.0, 1.0, -1.0])


def reflected(frames: Frames) -> Frames:
    """Return the frames seen in a mirror between left and right."""
    order = [frames.bones.index(mirrored(bone)) for bone in frames.bones]
    return replace(
        frames,
        side=mirrored(f"_{frames.side}")[1:] if frames.side else "",
        root=frames.root * _PLACE,
        joints=frames.joints[:, order] * _PLACE,
        rotations=frames.rotations[:, order] * _TURN,
        angles=_angles(frames.angles),
        landmarks={n: frames.landmarks[mirrored(n)] * _PLACE for n in frames.landmarks},
        hands=tuple(_hand(hand) for hand in frames.hands),
        arrows=tuple(mirrored(landmark) for landmark in frames.arrows),
    )


def _angles(angles: Mapping[str, Array]) -> dict[str, Array]:
    sources = {joint: mirrored_joint(joint) for joint in angles}
    return {joint: angles[other] * sense for joint, (other, sense) in sources.items()}


def _hand(hand: HandForce) -> HandForce:
    return HandForce(
        hand={"r": "l", "l": "r"}[hand.hand],
        on=mirrored(hand.on),
        at=hand.at * _PLACE,
        force=hand.force * _PLACE,
    )
