"""A pose set made by hand: what the figure needs of a motion, without one."""

from collections.abc import Callable

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.anatomy.bones import BONES, PARENTS
from corset.body.anatomy.joints import joint_positions
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.movement.frames import Frames

Make = Callable[..., Frames]


@pytest.fixture
def raised() -> Make:
    """Standing; over the phase one bone turns about an axis and takes along what hangs from it."""
    return frames


def frames(
    bone: str = "thigh_r",
    *,
    degrees: float = -60.0,
    count: int = 5,
    person: Person = REFERENCE,
    **fields,
) -> Frames:
    phase = np.linspace(0, 1, count)
    half = np.radians(degrees) * phase / 2
    turn = np.stack([np.cos(half), 0 * half, np.sin(half), 0 * half], axis=1)
    zero = joint_positions(person)
    moved = {name for name in BONES if name == bone or bone in _ancestors(name)}
    still = np.tile([1.0, 0, 0, 0], (count, 1))
    rotations = np.stack([turn if name in moved else still for name in BONES], axis=1)
    joints = np.stack(
        [
            _swung(zero[n], zero[bone], turn) if n in moved else np.tile(zero[n], (count, 1))
            for n in BONES
        ],
        axis=1,
    )
    marks = {name: joints[:, BONES.index(mark.bone)] for name, mark in LANDMARKS.items()}
    made = {
        "part": "raise",
        "plays": "out_and_back",
        "when": "each",
        "side": "",
        "phase": phase,
        "root": joints[:, 0],
        "rotations": rotations,
        "joints": joints,
        "angles": {},
        "landmarks": marks,
        "work": phase,
        "effort": {},
        "breathing": {},
    }
    return Frames(**(made | fields))


def _ancestors(name: str) -> set[str]:
    found = set()
    while PARENTS[name]:
        name = PARENTS[name]
        found.add(name)
    return found


def _swung(point: np.ndarray, about: np.ndarray, turn: np.ndarray) -> np.ndarray:
    w, v = turn[:, :1], turn[:, 1:]
    arm = np.tile(point - about, (len(turn), 1))
    across = 2 * np.cross(v, arm)
    return about + arm + w * across + np.cross(v, across)
