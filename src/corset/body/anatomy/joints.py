"""Where the joints are in the zero pose: standing, arms hanging, palms to the thighs."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from corset.body.anatomy.anthropometry import SHOULDER, Person
from corset.body.anatomy.bones import BONES, side_of

Vector = npt.NDArray[np.float64]

_MIDLINE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "pelvis": (0.0, 0.530),
        "lumbar_5": (-0.020, 0.588),
        "lumbar_4": (-0.014, 0.609),
        "lumbar_3": (-0.011, 0.631),
        "lumbar_2": (-0.012, 0.652),
        "lumbar_1": (-0.016, 0.673),
        "thorax": (-0.021, 0.694),
        "neck": (-0.024, 0.850),
        "head": (0.0, 0.916),
    }
)
"""Fractions of stature, forwards and up; the pelvis turns about the middle of the hips."""

_SIDED: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "clavicle": (0.018, 0.014, 0.815),
        "upper_arm": (-0.014, 1.0, 0.818),
        "forearm": (-0.014, 1.0, 0.632),
        "hand": (-0.014, 1.0, 0.486),
        "thigh": (0.0, 0.0500, 0.530),
        "shank": (0.0, 0.0500, 0.285),
        "foot": (0.0, 0.0500, 0.039),
        "toes": (0.073, 0.0500, 0.011),
    }
)
"""Forwards, outwards, up; for the arm's bones outwards counts in shoulder half-breadths."""


def joint_positions(person: Person) -> Mapping[str, Vector]:
    """Return each bone's proximal joint in the zero pose, (3,) metres, feet on z = 0."""
    return MappingProxyType({bone: _position(bone, person) for bone in BONES})


def _position(bone: str, person: Person) -> Vector:
    side = side_of(bone)
    if not side:
        forwards, up = _MIDLINE[bone]
        return np.array([forwards, 0.0, up]) * person.height
    forwards, outwards, up = _SIDED[bone.removesuffix(f"_{side}")]
    breadth = outwards * SHOULDER[person.sex] if outwards == 1.0 else outwards
    return np.array([forwards, -breadth if side == "r" else breadth, up]) * person.height
