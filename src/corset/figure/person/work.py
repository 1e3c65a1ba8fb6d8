"""Which bones a motion works: those that turn or travel, and where a hand presses, both sides."""

import numpy as np

from corset.body.anatomy.bones import BONES, PARENTS, side_of
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.movement.frames import Frames, HandForce
from corset.figure.space.rotation import after

TURNS = np.radians(7.0)
"""A bone of a limb that turns less against the one it hangs from is carried along, not working."""
BENDS = np.radians(2.5)
"""The same for a bone of the trunk: five lumbar levels share a bend."""
FAINTEST = 1e-6
"""Newtons."""
TRAVELS = 0.04
"""Metres that a working limb's far end goes: a limb that stands or bears stays where it is."""


def working(frames: Frames) -> frozenset[str]:
    """Return the bones to be shown as working."""
    pushes = [force for force in frames.hands if presses(force)]
    pressing = {bone for push in pushes for bone in (f"hand_{push.hand}", *_pressed(push.on))}
    if pressing:
        return frozenset(pressing)
    limbs = {bone for bone in BONES if side_of(bone) and _moves(frames, bone)}
    trunk = {bone for bone in BONES if not side_of(bone) and _turned(frames, bone) > BENDS}
    return frozenset(_with_ends(limbs) | trunk - {"head"})


def presses(force: HandForce) -> bool:
    """Return whether a hand that lies on the body also presses."""
    return bool(np.abs(force.force).max() > FAINTEST)


def _pressed(landmark: str) -> tuple[str, ...]:
    bone = LANDMARKS[landmark].bone
    return ("neck",) if bone == "head" else (bone,)


def _moves(frames: Frames, bone: str) -> bool:
    """Return whether a bone of a limb turns of itself and takes its far end along."""
    ends = [child for child, parent in PARENTS.items() if parent == bone]
    far = frames.joints[:, BONES.index(ends[0] if ends else bone)]
    travelled = np.linalg.norm(far - far[0], axis=1).max()
    return _turned(frames, bone) > TURNS and float(travelled) > TRAVELS


def _turned(frames: Frames, bone: str) -> float:
    """Return the most, in radians, that a bone turns against its parent since the start."""
    own = frames.rotations[:, BONES.index(bone)]
    if not PARENTS[bone]:
        return 0.0
    parent = frames.rotations[:, BONES.index(PARENTS[bone])]
    turns = after(parent * [1, -1, -1, -1], own)
    cosines = np.abs((turns * turns[0]).sum(axis=1)).clip(0, 1)
    return float(2 * np.arccos(cosines).max())


def _with_ends(limbs: set[str]) -> set[str]:
    """Add what hangs from a working limb: a raised leg is green down to its toes."""
    whole = set(limbs)
    for bone in BONES:
        if PARENTS[bone] in whole:
            whole.add(bone)
    return whole
