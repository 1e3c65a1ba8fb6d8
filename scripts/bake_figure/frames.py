"""How each bone lies in the bind pose, and how it turns into the skeleton's zero pose."""

from dataclasses import dataclass

import numpy as np
from rig import Rig
from source import MakeHuman

from corset.figure.person.rig import HALVES

UP, FORWARDS = np.array([0.0, 0, 1]), np.array([1.0, 0, 0])

ENDS = {
    "pelvis": "lumbar_5",
    **{f"lumbar_{n}": f"lumbar_{n - 1}" for n in range(5, 1, -1)},
    "lumbar_1": "thorax",
    "thorax": "neck",
    "neck": "head",
    "clavicle": "upper_arm",
    "upper_arm": "forearm",
    "forearm": "hand",
    "thigh": "shank",
    "shank": "foot",
    "foot": "toes",
}
"""The bone at whose joint each bone ends; hand, head and toes end freely."""

AXES = {"clavicle": np.array([0.0, 1, 0]), "foot": FORWARDS}
"""Along which a bone stretches to fit a body, where it is not the line between its joints."""


@dataclass(frozen=True)
class BindPose:
    turn: np.ndarray
    """(3, 3): from the bind pose to the zero pose."""
    axis: np.ndarray
    """(3,) in the bind pose: along it the bone stretches to the length of the body's."""
    end: str
    """Whose joint it reaches, or nothing."""


def bind_poses(human: MakeHuman, points: np.ndarray, rig: Rig) -> dict[str, BindPose]:
    return {name: _bind_pose(name, human, points, rig) for name in rig.names if name not in HALVES}


def _bind_pose(name: str, human: MakeHuman, points: np.ndarray, rig: Rig) -> BindPose:
    kind, side = (name[:-2], name[-2:]) if name[-2:] in {"_r", "_l"} else (name, "")
    end = ENDS.get(kind, "")
    end = end + side if end and f"{end}{side}" in rig.names else end
    if kind in {"upper_arm", "forearm", "hand"}:
        return _arm(kind, side, end, human, points, rig)
    if kind in {"thigh", "shank"}:
        along = _unit(_joint(rig, end) - _joint(rig, name))
        return BindPose(_frame(-UP, FORWARDS) @ _frame(along, FORWARDS).T, along, end)
    return BindPose(np.eye(3), AXES.get(kind, UP), end)


def _arm(
    kind: str, side: str, end: str, human: MakeHuman, points: np.ndarray, rig: Rig
) -> BindPose:
    """Hanging, the elbow bends forwards and the palm faces the thigh: the thumb points forwards."""
    elbow, wrist = _joint(rig, f"forearm{side}"), _joint(rig, f"hand{side}")
    upper, fore = elbow - _joint(rig, f"upper_arm{side}"), wrist - elbow
    thumb = _finger(human, points, side, 2) - _finger(human, points, side, 5)
    fingers = _tip(human, points, side) - wrist
    bends = {"upper_arm": fore, "forearm": _unit(fore - upper) + _unit(thumb), "hand": thumb}
    along = {"upper_arm": upper, "forearm": fore, "hand": fingers}[kind]
    return BindPose(_frame(-UP, FORWARDS) @ _frame(_unit(along), bends[kind]).T, _unit(along), end)


def _finger(human: MakeHuman, points: np.ndarray, side: str, number: int) -> np.ndarray:
    return points[human.centre(f"{side[1]}-finger-{number}-1")].mean(axis=0)


def _tip(human: MakeHuman, points: np.ndarray, side: str) -> np.ndarray:
    """Of the middle finger: where the hand points, a little bent as it is."""
    return points[human.centre(f"{side[1]}-finger-3-4")].mean(axis=0)


def _joint(rig: Rig, name: str) -> np.ndarray:
    return rig.joints[rig.column(name)]


def _frame(along: np.ndarray, towards: np.ndarray) -> np.ndarray:
    """Columns: along, the part of `towards` across it, and their normal."""
    across = _unit(towards - (towards @ along) * along)
    return np.stack([along, across, np.cross(along, across)], axis=1)


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
