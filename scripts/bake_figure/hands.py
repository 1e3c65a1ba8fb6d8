"""The closing hand: fingers bent round a bar, as one more shape."""

import numpy as np
from source import MakeHuman

BENDS = np.radians([62.0, 74.0, 42.0])
"""At the knuckle, the middle and the end joint."""
THUMB = np.radians([10.0, 24.0, 30.0])


def grip(human: MakeHuman, points: np.ndarray) -> np.ndarray:
    """(19158, 3) metres to add for a closed hand, both sides."""
    moved = np.zeros_like(points)
    for side in "rl":
        for number in range(1, 6):
            moved += _finger(human, points, side, number)
    return moved


def _finger(human: MakeHuman, points: np.ndarray, side: str, number: int) -> np.ndarray:
    joints = [_mark(human, points, side, f"{number}-{n}") for n in range(1, 5)]
    hinge = _hinge(human, points, side, number)
    bends = THUMB if number == 1 else BENDS
    moved, turn, place = np.zeros_like(points), np.eye(3), joints[0]
    for n in range(3):
        turn = _about(hinge, bends[n]) @ turn
        pairs = human.weights[f"finger{number}-{n + 1}.{side.upper()}"]
        vertices = np.array([pair[0] for pair in pairs], int)
        shares = np.array([pair[1] for pair in pairs])[:, None]
        bent = (points[vertices] - joints[n]) @ turn.T + place
        moved[vertices] += shares * (bent - points[vertices])
        place = place + turn @ (joints[n + 1] - joints[n])
    return moved


def _hinge(human: MakeHuman, points: np.ndarray, side: str, number: int) -> np.ndarray:
    """Across the fingers in the palm, so that a positive turn closes the hand."""
    across = _mark(human, points, side, "5-1") - _mark(human, points, side, "2-1")
    along = _mark(human, points, side, "3-1") - points[human.centre(f"{side}-hand")].mean(axis=0)
    out = np.cross(across, along) * (1 if side == "l" else -1)
    if number == 1:
        finger = _mark(human, points, side, "1-4") - _mark(human, points, side, "1-1")
        return _unit(np.cross(out, finger))
    return _unit(across) * (1 if side == "l" else -1)


def _mark(human: MakeHuman, points: np.ndarray, side: str, finger: str) -> np.ndarray:
    return points[human.centre(f"{side}-finger-{finger}")].mean(axis=0)


def _about(axis: np.ndarray, angle: float) -> np.ndarray:
    x, y, z = axis
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
