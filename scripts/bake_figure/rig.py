"""Our bones in MakeHuman's mesh: where their joints are, and how the skin follows them."""

from dataclasses import dataclass

import numpy as np
from morphs import Shapes
from source import MakeHuman

from corset.body.anatomy.bones import BONES
from corset.figure.person.rig import HALVES

NAMED = {
    "clavicle": "clavicle",
    "shoulder01": "clavicle",
    "upperarm01": "upper_arm",
    "lowerarm01": "forearm",
    "wrist": "hand",
    "upperleg01": "thigh",
    "lowerleg01": "shank",
    "foot": "foot",
    **{f"toe{n}-1": "toes" for n in range(1, 6)},
}
"""MakeHuman's bones that are one of ours; every other belongs to its nearest such ancestor."""

TRUNK = ("root", "pelvis", "spine01", "spine02", "spine03", "spine04", "spine05", "breast")
NECK = ("neck01", "neck02", "neck03")

MIDLINE = {
    "pelvis": (0.025, 0.527),
    "lumbar_5": (0.019, 0.588),
    "lumbar_4": (0.022, 0.609),
    "lumbar_3": (0.026, 0.631),
    "lumbar_2": (0.027, 0.652),
    "lumbar_1": (0.025, 0.673),
    "thorax": (0.020, 0.694),
    "neck": (0.010, 0.850),
    "head": (0.048, 0.916),
}
"""Metres forwards, and up as a fraction of the mesh's height: the discs' depth under the back."""

CUBES = {"forearm": "elbow", "hand": "hand", "shank": "knee"}
MARKS = {
    "pelvis": "pelvis",
    **{
        f"lumbar_{n}": f"spine-{mark}"
        for n, mark in zip(range(5, 0, -1), (4, 4, 3, 3, 2), strict=True)
    },
    "thorax": "spine-2",
    "neck": "neck",
    "head": "head",
    **{
        f"{bone}_{side}": f"{side}-{mark}"
        for side in "rl"
        for bone, mark in {
            "clavicle": "clavicle",
            "upper_arm": "shoulder",
            "forearm": "elbow",
            "hand": "hand",
            "thigh": "upper-leg",
            "shank": "knee",
            "foot": "ankle",
            "toes": "foot-1",
        }.items()
    },
}
"""MakeHuman's marks that move as our joints do when a shape is changed."""

SIDED = {
    "clavicle": (0.050, 0.023, 1.352),
    "upper_arm": (0.012, 0.168, 1.338),
    "thigh": (0.025, 0.101, 0.874),
    "foot": (0.023, 0.181, 0.065),
    "toes": (0.141, 0.186, 0.018),
}
"""Metres, left side: centres of joints that MakeHuman's own marks miss by a few centimetres."""


@dataclass(frozen=True)
class Rig:
    names: tuple[str, ...]
    joints: np.ndarray
    """(b, 3) metres in the bind pose; a half bone turns about its child's joint."""
    weights: np.ndarray
    """(19158, b): how much each vertex follows each bone."""
    carried: dict[str, np.ndarray]
    """(b, 3) by morph: how far it moves the joints, which are the skeleton's matter."""
    height: float

    @classmethod
    def of(cls, human: MakeHuman, shapes: Shapes) -> "Rig":
        height = np.ptp(shapes.neutral[np.unique(human.triangles("body")), 2])
        joints = _joints(human, shapes.neutral, height)
        weights = _halved(_merged(human, shapes.neutral, joints))
        names = (*BONES, *HALVES)
        places = [joints[HALVES[name][1] if name in HALVES else name] for name in names]
        marks = [MARKS[HALVES[name][1] if name in HALVES else name] for name in names]
        carried = {
            morph: np.array([moved[human.centre(mark)].mean(axis=0) for mark in marks])
            for morph, moved in shapes.morphs.items()
        }
        return cls(names, np.array(places), weights, carried, float(height))

    def column(self, name: str) -> int:
        return self.names.index(name)


def _joints(human: MakeHuman, points: np.ndarray, height: float) -> dict[str, np.ndarray]:
    joints = {bone: np.array([x, 0, up * height]) for bone, (x, up) in MIDLINE.items()}
    for bone, cube in CUBES.items():
        joints[f"{bone}_l"] = points[human.centre(f"l-{cube}")].mean(axis=0)
    joints |= {f"{bone}_l": np.array(place) for bone, place in SIDED.items()}
    right = {f"{b[:-1]}r": at * [1, -1, 1] for b, at in joints.items() if b.endswith("_l")}
    return joints | right


def _merged(human: MakeHuman, points: np.ndarray, joints: dict[str, np.ndarray]) -> np.ndarray:
    weights = np.zeros((len(points), len(BONES)))
    trunk, neck = np.zeros(len(points)), np.zeros(len(points))
    for bone, pairs in human.weights.items():
        base = bone.split(".")[0]
        vertices, shares = np.array([pair[0] for pair in pairs], int), [pair[1] for pair in pairs]
        if base in TRUNK:
            trunk[vertices] += shares
        elif base in NECK:
            neck[vertices] += shares
        else:
            weights[vertices, BONES.index(_ours(bone, human.parents))] += shares
    levels = ("pelvis", *(f"lumbar_{n}" for n in range(5, 0, -1)), "thorax")
    _spread(weights, trunk, points, joints, levels, 0.045)
    _spread(weights, neck, points, joints, ("thorax", "neck", "head"), 0.035)
    return weights


def _ours(bone: str, parents: dict[str, str]) -> str:
    while True:
        base, _, side = bone.partition(".")
        if base in NAMED:
            return f"{NAMED[base]}_{side.lower()}"
        if base in {"head", *NECK}:
            return "head"
        bone = parents[bone]


def _spread(
    weights: np.ndarray,
    share: np.ndarray,
    points: np.ndarray,
    joints: dict[str, np.ndarray],
    levels: tuple[str, ...],
    blur: float,
) -> None:
    """Give a share to the bones of a column by height; from one to the next within `blur`."""
    bounds = [-np.inf, *(joints[level][2] for level in levels[1:]), np.inf]
    below = np.array([_ramp((bound - points[:, 2]) / blur) for bound in bounds])
    for level, part in zip(levels, np.diff(below, axis=0), strict=True):
        weights[:, BONES.index(level)] += share * part


def _ramp(x: np.ndarray) -> np.ndarray:
    """From 0 at -1 to 1 at 1, as the integral of a triangle."""
    x = np.clip(x, -1, 1)
    return 0.5 + x - np.sign(x) * x**2 / 2


def _halved(weights: np.ndarray) -> np.ndarray:
    """Let the skin round a large joint follow a bone that turns half as far: it keeps its girth."""
    halves = np.zeros((len(weights), len(HALVES)))
    for column, (parent, child) in enumerate(HALVES.values()):
        a, b = BONES.index(parent), BONES.index(child)
        shared = np.minimum(weights[:, a], weights[:, b])
        weights[:, a] -= shared
        weights[:, b] -= shared
        halves[:, column] = 2 * shared
    return np.hstack([weights, halves])
