"""Named places on the body's surface: what touches the ground, and what a hand is laid on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corset.body.anatomy.bones import SIDES
from corset.body.anatomy.places import Place

Direction = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place on a bone's surface and the way out of the body there, for the right or midline."""

    bone: str
    place: Place
    out: Direction = (0.0, 0.0, 0.0)
    """Forwards, leftwards, up in the zero pose, of the side that it is on."""


_ARM = -0.014
_MIDLINE = {
    "crown": Landmark("head", Place(0.003, 0, 1.0), (0, 0, 1)),
    "forehead": Landmark("head", Place(0.057, 0, 0.950), (1, 0, 0)),
    "back_of_head": Landmark("head", Place(-0.053, 0, 0.938), (-1, 0, 0)),
    "chin": Landmark("head", Place(0.034, 0, 0.877), (0.25, 0, -1)),
    "breastbone": Landmark("thorax", Place(-0.007, 0, 0.775, depth=0.066), (1, 0, 0)),
    "upper_back": Landmark("thorax", Place(-0.007, 0, 0.775, depth=-0.066), (-1, 0, 0)),
    "belly": Landmark("pelvis", Place(-0.005, 0, 0.550, depth=0.066), (1, 0, 0)),
    "lower_back": Landmark("lumbar_3", Place(-0.002, 0, 0.641, depth=-0.060), (-1, 0, 0)),
    "pelvis_back": Landmark("pelvis", Place(-0.005, 0, 0.545, depth=-0.066), (-1, 0, 0)),
    "seat_back": Landmark("pelvis", Place(-0.005, 0, 0.512, depth=-0.053), (-0.7, 0, -0.7)),
}
_SIDED = {
    "cheek": Landmark("head", Place(0.026, 0.038, 0.912), (0.35, -0.94, 0)),
    "occiput": Landmark("head", Place(-0.040, 0.032, 0.908), (-0.85, -0.5, -0.15)),
    "scapula": Landmark("clavicle", Place(-0.007, 0.058, 0.775, depth=-0.060), (-1, 0, 0)),
    "shoulder": Landmark("upper_arm", Place(_ARM, 0, 0.818, breadth=0.025), (0, -1, 0)),
    "palm": Landmark("hand", Place(_ARM, -0.008, 0.436), (0, 1, 0)),
    "palm_heel": Landmark("hand", Place(_ARM, -0.008, 0.470), (0, 1, 0)),
    "palm_inner": Landmark("hand", Place(_ARM + 0.018, -0.008, 0.430), (0, 1, 0)),
    "palm_outer": Landmark("hand", Place(_ARM - 0.018, -0.008, 0.430), (0, 1, 0)),
    "fingertips": Landmark("hand", Place(_ARM, 0, 0.380), (0, 0, -1)),
    "seat": Landmark("pelvis", Place(-0.008, 0.045, 0.490, breadth=0.0), (0, 0, -1)),
    "thigh_top": Landmark("thigh", Place(0, 0.050, 0.375, depth=0.031), (1, 0, 0)),
    "knee": Landmark("shank", Place(-0.003, 0.050, 0.272, depth=0.0285), (1, 0, 0)),
    "shin": Landmark("shank", Place(-0.003, 0.050, 0.175, depth=0.0285), (1, 0, 0)),
    "ankle": Landmark("foot", Place(0, 0.050, 0.039)),
    "heel_back": Landmark("foot", Place(-0.038, 0.050, 0.014), (-1, 0, 0)),
    "heel": Landmark("foot", Place(-0.024, 0.050, 0), (0, 0, -1)),
    "ball_inner": Landmark("foot", Place(0.066, 0.036, 0), (0, 0, -1)),
    "ball_outer": Landmark("foot", Place(0.066, 0.064, 0), (0, 0, -1)),
    "heel_core": Landmark("foot", Place(-0.024, 0.050, 0.014)),
    "ball_core": Landmark("foot", Place(0.066, 0.050, 0.014)),
    "ball": Landmark("foot", Place(0.066, 0.050, 0), (0, 0, -1)),
    "instep": Landmark("foot", Place(0.050, 0.050, 0.028), (0, 0, 1)),
    "toe_tip": Landmark("toes", Place(0.113, 0.050, 0.011), (1, 0, 0)),
    "toe_pad": Landmark("toes", Place(0.100, 0.050, 0), (0, 0, -1)),
    "toe_top": Landmark("toes", Place(0.100, 0.050, 0.022), (0, 0, 1)),
}


def _other_side(out: Direction, side: str) -> Direction:
    return out if side == "r" else (out[0], -out[1], out[2])


LANDMARKS: Mapping[str, Landmark] = MappingProxyType(
    _MIDLINE
    | {
        f"{name}_{side}": Landmark(f"{x.bone}_{side}", x.place, _other_side(x.out, side))
        for side in SIDES
        for name, x in _SIDED.items()
        if x.bone not in {"head", "thorax", "pelvis"}
    }
    | {
        f"{name}_{side}": Landmark(
            x.bone,
            x.place
            if side == "r"
            else Place(x.place.forwards, -x.place.outwards, x.place.up, x.place.depth),
            _other_side(x.out, side),
        )
        for side in SIDES
        for name, x in _SIDED.items()
        if x.bone in {"head", "thorax", "pelvis"}
    }
)

PATCHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        f"{patch}_{side}": tuple(f"{point}_{side}" for point in points)
        for side in SIDES
        for patch, points in {
            "sole": ("heel", "ball_inner", "ball_outer"),
            "flat_hand": ("palm_heel", "palm_inner", "palm_outer"),
        }.items()
    }
)
"""Surfaces that lie flat: three landmarks each."""
