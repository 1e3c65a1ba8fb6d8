"""The things in the room as solids: mat, stool, chair, bar and cushion."""

from collections.abc import Sequence

import numpy as np

from corset.body.movement.frames import Frames, Prop
from corset.figure.space.raster import Floats, Ints

Solid = tuple[Floats, Ints]

GRIPPED = frozenset({"bar"})
HIDES = 0.9
"""How squarely a post stands before the eye for it to be left out."""
LEG, POST = 0.022, 0.03
"""Thickness of a stool's legs and of the bar's posts, metres."""
_CORNERS = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-1.0, 0.0)])
_QUADS = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
_SIDES = np.array([side for a, b, c, d in _QUADS for side in ((a, b, c), (a, c, d))])


def grips(parts: Sequence[Frames]) -> bool:
    """Return whether the hands close round something."""
    return any(prop.kind in GRIPPED for frames in parts for prop in frames.props)


def solid(prop: Prop, towards: Floats) -> Solid:
    """Return a prop's points (v, 3) and faces (f, 3), without what would hide the person."""
    makers = {"mat": _mat, "stool": _seat, "chair": _seat, "bar": _bar, "cushion": _cushion}
    if prop.kind not in makers:
        raise ValueError(f"no prop is called {prop.kind!r}; there are {', '.join(makers)}")
    return _joined(makers[prop.kind](prop, towards))


def _box(top: tuple[float, float, float], size: tuple[float, float, float]) -> Solid:
    """Return a box by the middle of its upper surface."""
    return np.array(top) + _CORNERS * size, _SIDES


def _mat(prop: Prop, _towards: Floats) -> list[Solid]:
    x, y, _ = prop.at
    return [_box((x, y, 0.0), prop.size)]


def _cushion(prop: Prop, _towards: Floats) -> list[Solid]:
    return [_box(prop.at, prop.size)]


def _seat(prop: Prop, _towards: Floats) -> list[Solid]:
    (x, y, z), (depth, width, thick) = prop.at, prop.size
    seat = [_box(prop.at, prop.size)]
    for forwards in (-1, 1):
        for left in (-1, 1):
            foot = (x + forwards * (depth / 2 - LEG), y + left * (width / 2 - LEG), z - thick)
            seat.append(_box(foot, (LEG, LEG, z - thick)))
    return seat + _back(prop)


def _back(prop: Prop) -> list[Solid]:
    if not prop.back:
        return []
    (x, y, z), (depth, width, _) = prop.at, prop.size
    rear = x - depth / 2 + LEG / 2
    posts = [(rear, y + left * (width / 2 - LEG), z + prop.back) for left in (-1, 1)]
    boxes = [_box(post, (LEG, LEG, prop.back)) for post in posts]
    return [*boxes, _box((rear, y, z + prop.back), (LEG, width, prop.back * 0.45))]


def _bar(prop: Prop, towards: Floats) -> list[Solid]:
    (x, y, z), (_, width, thick) = prop.at, prop.size
    ends = [
        (x, y + left * width / 2, z + thick / 2) for left in (-1, 1) if left * towards[1] < HIDES
    ]
    posts = [_box(end, (POST, POST, z + thick / 2)) for end in ends]
    return [_box((x, y, z + thick / 2), (thick, width, thick)), *posts]


def _joined(solids: list[Solid]) -> Solid:
    counts = np.cumsum([0, *(len(points) for points, _ in solids)])
    faces = [faces + first for (_, faces), first in zip(solids, counts, strict=False)]
    return np.vstack([points for points, _ in solids]), np.vstack(faces)
