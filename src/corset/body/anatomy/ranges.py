"""The angles of each joint: axis, sense, and how far a healthy adult goes.

Ranges in degrees, from:
AAOS   American Academy of Orthopaedic Surgeons, Joint Motion (1965), and Norkin and White,
       Measurement of Joint Motion (5th ed. 2016), which gives passive ends where the body's
       weight pushes the joint (wrist extension on all fours, knee and hip in the fetal position);
WP     White and Panjabi, Clinical Biomechanics of the Spine (2nd ed. 1990), lateral bend and turn
       of each level, and of the thoracic spine as a whole, which is one bone here;
PPS    Pearcy, Portek and Shepherd (1984, Spine 9:294-297), flexion and extension of each level;
LUD    Ludewig et al. (2009, J Bone Joint Surg Am 91:378-389), the clavicle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import radians
from types import MappingProxyType

from corset.body.anatomy.bones import BONES, side_of

Axis = tuple[float, float, float]
Row = tuple[str, Axis, float, float, str]

FORWARDS: Axis = (1.0, 0.0, 0.0)
BACKWARDS: Axis = (-1.0, 0.0, 0.0)
LEFTWARDS: Axis = (0.0, 1.0, 0.0)
RIGHTWARDS: Axis = (0.0, -1.0, 0.0)
UPWARDS: Axis = (0.0, 0.0, 1.0)
DOWNWARDS: Axis = (0.0, 0.0, -1.0)


@dataclass(frozen=True, slots=True)
class Angle:
    """One angle of a joint: a turn about an axis of the bone's zero pose, within limits (rad)."""

    bone: str
    name: str
    axis: Axis
    low: float
    high: float
    source: str

    @property
    def joint(self) -> str:
        """The name of the joint in the model and in compiled motions."""
        return f"{self.bone}.{self.name}"


def _spine(bend: tuple[float, float], side: float, turn: float, source: str) -> list[Row]:
    return [
        ("flexion", LEFTWARDS, *bend, source),
        ("side", FORWARDS, -side, side, source),
        ("turn", DOWNWARDS, -turn, turn, source),
    ]


_ROWS: Mapping[str, list[Row]] = {
    "lumbar_5": _spine((-5, 9), 3, 1, "PPS, WP"),
    "lumbar_4": _spine((-2, 13), 6, 2, "PPS, WP"),
    "lumbar_3": _spine((-1, 12), 8, 2, "PPS, WP"),
    "lumbar_2": _spine((-3, 10), 8, 2, "PPS, WP"),
    "lumbar_1": _spine((-5, 8), 6, 2, "PPS, WP"),
    "thorax": _spine((-25, 35), 25, 35, "WP"),
    "neck": _spine((-40, 35), 35, 40, "WP"),
    "head": _spine((-20, 20), 8, 40, "WP"),
    "clavicle": [
        ("elevation", BACKWARDS, -10, 40, "LUD"),
        ("protraction", UPWARDS, -25, 25, "LUD"),
    ],
    "upper_arm": [
        ("flexion", RIGHTWARDS, -60, 180, "AAOS"),
        ("abduction", BACKWARDS, -60, 180, "AAOS"),
        ("rotation", UPWARDS, -95, 85, "AAOS"),
    ],
    "forearm": [
        ("flexion", RIGHTWARDS, 0, 150, "AAOS"),
        ("pronation", UPWARDS, -85, 85, "AAOS"),
    ],
    "hand": [
        ("flexion", FORWARDS, -90, 80, "AAOS"),
        ("deviation", RIGHTWARDS, -35, 25, "AAOS"),
    ],
    "thigh": [
        ("flexion", RIGHTWARDS, -25, 130, "AAOS"),
        ("abduction", BACKWARDS, -30, 50, "AAOS"),
        ("rotation", UPWARDS, -50, 45, "AAOS"),
    ],
    "shank": [("flexion", LEFTWARDS, 0, 150, "AAOS")],
    "foot": [
        ("flexion", RIGHTWARDS, -60, 25, "AAOS"),
        ("inversion", FORWARDS, -20, 35, "AAOS"),
    ],
    "toes": [("extension", RIGHTWARDS, -30, 75, "AAOS")],
}
"""Right limbs and the midline. Side and turn are positive to the right; rotation is inward."""


def _angles(bone: str) -> tuple[Angle, ...]:
    side = side_of(bone)
    rows = _ROWS.get(bone.removesuffix(f"_{side}") if side else bone, [])
    return tuple(
        Angle(bone, name, _reflected(axis) if side == "l" else axis, radians(a), radians(b), source)
        for name, axis, a, b, source in rows
    )


def _reflected(axis: Axis) -> Axis:
    """Return the axis of the same turn on the left."""
    return (-axis[0] + 0.0, axis[1], -axis[2] + 0.0)


ANGLES: Mapping[str, tuple[Angle, ...]] = MappingProxyType({b: _angles(b) for b in BONES})
"""The angles of each bone's joint, in the order in which they turn."""

JOINTS: Mapping[str, Angle] = MappingProxyType(
    {angle.joint: angle for angles in ANGLES.values() for angle in angles}
)
"""All angles by joint name, such as `shank_r.flexion`."""

ROOT = ("root.flexion", "root.side", "root.turn")
"""How the pelvis lies in the room: these have no limits."""
