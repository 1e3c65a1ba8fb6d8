"""Muscles carried over from the model's bones to a person's, joint by joint.

Each attachment keeps its place relative to the joint that its muscle spans, scaled by stature
(lever arms are what counts), and along a bone by that bone's length.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.bones import LUMBAR, SIDES
from corset.body.anatomy.joints import Vector, joint_positions

STATURE = 1.75
"""Of the model, in metres: its crown stands 0.80 m over the hips, its soles 0.88 m under them and
its spine's joints 1.07 to 1.20 m high, which is a man of this height."""
MASS = 75.0
"""Of the man whose muscles these are, in kilograms (Christophy 2012)."""

_SPINE = {
    "lumbar_5": (-0.042, 0.150),
    "lumbar_4": (-0.033, 0.182),
    "lumbar_3": (-0.032, 0.215),
    "lumbar_2": (-0.039, 0.250),
    "lumbar_1": (-0.051, 0.279),
    "thorax": (-0.060, 0.312),
    "neck": (-0.064, 0.585),
}
"""The model's joints, forwards and up from the middle of its hips. It has none at T12/L1: that one
continues the row."""
_HIP, _THIGH, _SHANK = 0.0767, 0.404, 0.400
"""Half the distance of its hips, and how long its thigh and shank are."""

JOINTS: Mapping[str, Vector] = MappingProxyType(
    {bone: np.array([x, 0.0, z]) for bone, (x, z) in _SPINE.items()}
    | {f"thigh_{s}": np.array([0.0, _HIP if s == "l" else -_HIP, 0.0]) for s in SIDES}
    | {f"shank_{s}": np.array([0.0, _HIP if s == "l" else -_HIP, -_THIGH]) for s in SIDES}
)


class Fit:
    """One person's measure of the model."""

    def __init__(self, person: Person) -> None:
        self.stature = person.height / STATURE
        self.joints = joint_positions(person)
        self.lengths = self._lengths()

    def place(self, bone: str, at: Vector, *, spinal: bool) -> Vector:
        """Return where a point of the model is in the person's zero pose, (3,) metres."""
        joint = self._joint(bone, at, spinal=spinal)
        stretch = np.array([self.stature, self.stature, self.lengths.get(bone, self.stature)])
        return self.joints[joint] + stretch * (at - JOINTS[joint])

    def _joint(self, bone: str, at: Vector, *, spinal: bool) -> str:
        """Return the joint that a point is carried with: on the pelvis the one it pulls at."""
        if bone != "pelvis":
            return bone
        return "lumbar_5" if spinal else f"thigh_{'l' if at[1] > 0 else 'r'}"

    def _lengths(self) -> Mapping[str, float]:
        ends = dict(zip((*LUMBAR, "thorax"), (*LUMBAR[1:], "thorax", "neck"), strict=True))
        ends |= {f"thigh_{side}": f"shank_{side}" for side in SIDES}
        return {
            bone: float(
                (self.joints[end][2] - self.joints[bone][2]) / (JOINTS[end][2] - JOINTS[bone][2])
            )
            for bone, end in ends.items()
        }


def strength(person: Person, *, age: float | None = None) -> float:
    """Return how strong a person's muscles are against the model's.

    Force goes with the muscles' cross-section: with the body's mass to the power 2/3, and a woman
    of the same mass has about 0.8 of it in the trunk (Janssen et al. 2000, J Appl Physiol
    89:81-88: 31 against 38 % of the body is muscle). From 40 on, 1 % is lost each year.
    """
    sex = 1.0 if person.sex.value == "male" else 0.8
    aged = 1.0 if age is None else max(0.5, 1.0 - 0.01 * max(0.0, age - 40.0))
    return sex * aged * float((person.mass / MASS) ** (2 / 3))
