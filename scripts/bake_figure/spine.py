"""The column to be seen through the skin: simple vertebrae C1 to S1 and the discs between them."""

from dataclasses import dataclass

import numpy as np
from mesh import PARTS, Mesh, joined
from rig import Rig
from surface import normals

LEVELS = (
    *(f"L{n}" for n in range(5, 0, -1)),
    *(f"T{n}" for n in range(12, 0, -1)),
    *(f"C{n}" for n in range(7, 0, -1)),
)
"""Upwards; a disc is numbered as the vertebra over it, from 1 for L5."""

SIDES = 14
DISC = 0.27
"""Of a level's height: the disc under it (about a quarter in a healthy adult)."""


@dataclass(frozen=True)
class Level:
    name: str
    number: int
    bottom: np.ndarray
    top: np.ndarray
    half_width: float
    half_depth: float
    bones: dict[str, float]


def column(rig: Rig) -> Mesh:
    levels = _levels(rig)
    below = ({"pelvis": 1.0}, *(level.bones for level in levels))
    pieces = [_sacrum(rig)]
    for level, under in zip(levels, below, strict=False):
        split = level.bottom + DISC * (level.top - level.bottom)
        if level.name != "C1":
            pieces.append(_disc(level, split, under, rig))
        pieces += _vertebra(level, split, rig)
    return joined(pieces)


def _levels(rig: Rig) -> list[Level]:
    path = _path(rig)
    shares = [i / (len(LEVELS) - 1) for i in range(len(LEVELS))]
    return [
        Level(
            name=name,
            number=i + 1,
            bottom=path[i],
            top=path[i + 1],
            half_width=float(np.interp(share, [0, 0.2, 0.65, 1], [0.0255, 0.0215, 0.0125, 0.0115])),
            half_depth=float(np.interp(share, [0, 0.2, 0.65, 1], [0.0180, 0.0165, 0.0100, 0.0085])),
            bones=_bones(name),
        )
        for i, (name, share) in enumerate(zip(LEVELS, shares, strict=True))
    ]


def _path(rig: Rig) -> np.ndarray:
    """(25, 3): the lower ends of the levels, L5 first, and the top of C1."""
    lumbar = [rig.joints[rig.column(f"lumbar_{n}")] for n in range(5, 0, -1)]
    chest, neck, head = (rig.joints[rig.column(bone)] for bone in ("thorax", "neck", "head"))
    thoracic = [_bowed(chest, neck, share, -0.026) for share in _even(12)]
    cervical = [_bowed(neck, head, share, 0.006) for share in _even(7)]
    return np.array([*lumbar, *thoracic, *cervical, head])


def _even(count: int) -> np.ndarray:
    """Levels get a little lower upwards."""
    heights = np.linspace(1.12, 0.88, count)
    return np.concatenate([[0], np.cumsum(heights)[:-1]]) / heights.sum()


def _bowed(start: np.ndarray, end: np.ndarray, share: float, bow: float) -> np.ndarray:
    return start + share * (end - start) + np.array([4 * bow * share * (1 - share), 0, 0])


def _bones(name: str) -> dict[str, float]:
    number = int(name[1:])
    if name[0] == "L":
        return {f"lumbar_{number}": 1.0}
    if name[0] == "T":
        return {"thorax": 1.0}
    head = max(0.0, (3.5 - number) / 3.5)
    chest = max(0.0, (number - 4.5) / 5)
    return {"thorax": chest, "neck": 1 - head - chest, "head": head}


# ---------------------------------------------------------------- solids


def _disc(level: Level, top: np.ndarray, under: dict[str, float], rig: Rig) -> Mesh:
    both = {
        name: (under.get(name, 0) + level.bones.get(name, 0)) / 2 for name in under | level.bones
    }
    rings = [(0.02, 0.96), (0.30, 1.06), (0.70, 1.06), (0.98, 0.96)]
    return _turned("discs", level, level.bottom, top, rings, both, rig)


def _vertebra(level: Level, bottom: np.ndarray, rig: Rig) -> list[Mesh]:
    rings = [(0.0, 1.0), (0.16, 0.97), (0.5, 0.86), (0.84, 0.97), (1.0, 1.0)]
    height = np.linalg.norm(level.top - bottom)
    middle = (bottom + level.top) / 2
    back = middle - [level.half_depth + 0.010, 0, 0]
    tilt = {"L": 0.004, "T": 0.016, "C": 0.008}[level.name[0]]
    long = {"L": 0.022, "T": 0.019, "C": 0.014}[level.name[0]]
    wide = level.half_width + (0.014 if level.name[0] != "C" else 0.010)
    thick = np.array([0.006, 0.0035, height * 0.30])
    spinous = _bar(back, back - [long, 0, tilt], thick[[1, 1, 2]])
    across = _bar(
        back - [0, wide, 0], back + [0, wide, 0], np.array([0.0045, 0.004, height * 0.18])
    )
    body = _turned("vertebrae", level, bottom, level.top, rings, level.bones, rig)
    return [
        body,
        *(_rigid(*bar, "vertebrae", level.number, level.bones, rig) for bar in (spinous, across)),
    ]


def _sacrum(rig: Rig) -> Mesh:
    top = rig.joints[rig.column("lumbar_5")]
    tip = top + [-0.040, 0, -0.105]
    first = Level("S1", 0, tip, top, 0.050, 0.017, {"pelvis": 1.0})
    rings = [(0.0, 0.12), (0.25, 0.30), (0.6, 0.66), (0.85, 0.97), (1.0, 0.55)]
    return _turned("vertebrae", first, tip, top, rings, first.bones, rig)


def _turned(
    part: str,
    level: Level,
    bottom: np.ndarray,
    top: np.ndarray,
    rings: list[tuple[float, float]],
    bones: dict[str, float],
    rig: Rig,
) -> Mesh:
    """An elliptic barrel between two points; each ring: how high, how wide."""
    turn = np.linspace(0, 2 * np.pi, SIDES, endpoint=False)
    forwards = np.cross([0, 1, 0], (top - bottom) / np.linalg.norm(top - bottom))
    rim = np.cos(turn)[:, None] * forwards * level.half_depth
    rim += np.sin(turn)[:, None] * np.array([0, 1, 0]) * level.half_width
    stack = [bottom + up * (top - bottom) + wide * rim for up, wide in rings]
    points = np.vstack([*stack, [bottom], [top]])
    return _rigid(points, _barrel(len(rings)), part, level.number, bones, rig)


def _barrel(rings: int) -> np.ndarray:
    i = np.arange(SIDES)
    j = (i + 1) % SIDES
    faces = []
    for ring in range(rings - 1):
        low, high = ring * SIDES, (ring + 1) * SIDES
        faces += [np.c_[low + i, low + j, high + i], np.c_[low + j, high + j, high + i]]
    last = (rings - 1) * SIDES
    faces += [np.c_[j, i, np.full(SIDES, rings * SIDES)]]
    faces += [np.c_[last + i, last + j, np.full(SIDES, rings * SIDES + 1)]]
    return np.vstack(faces)


def _bar(start: np.ndarray, end: np.ndarray, half: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A box along a line, a little thinner at its end."""
    along = (end - start) / np.linalg.norm(end - start)
    side = np.cross(along, [0, 0, 1])
    side = side / np.linalg.norm(side) * half[0]
    up = np.array([0, 0, 1]) * half[2]
    corners = [
        at + fade * (a * side + b * up)
        for at, fade in ((start, 1.0), (end, 0.7))
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    quads = [(0, 1, 2, 3), (7, 6, 5, 4), (0, 4, 5, 1), (1, 5, 6, 2), (2, 6, 7, 3), (3, 7, 4, 0)]
    return np.array(corners), np.array(
        [t for q in quads for t in ((q[0], q[1], q[2]), (q[0], q[2], q[3]))]
    )


def _rigid(
    points: np.ndarray,
    faces: np.ndarray,
    part: str,
    number: int,
    bones: dict[str, float],
    rig: Rig,
) -> Mesh:
    weights = np.zeros((len(points), len(rig.names)))
    for name, share in bones.items():
        weights[:, rig.column(name)] = share
    centre = points.mean(axis=0)
    a, b, c = (points[faces[:, i]] for i in range(3))
    outwards = np.einsum("ij,ij->i", np.cross(b - a, c - a), (a + b + c) / 3 - centre).sum() > 0
    faces = faces if outwards else faces[:, ::-1]
    tint = np.tile([number / 255, 0, 0], (len(points), 1))
    kind = np.full(len(points), PARTS.index(part))
    return Mesh(points, normals(points, faces), faces, weights, {}, kind, tint)
