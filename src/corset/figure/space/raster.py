"""Which surface is seen at each pixel: a depth buffer over triangles, without a graphics card."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ROUNDING = 1e-9
NOTHING = -1
"""At a pixel where no triangle is seen."""


def drawn(
    points: Floats, nearness: Floats, faces: Ints, size: tuple[int, int]
) -> tuple[Ints, Floats]:
    """Return the nearest triangle at each pixel and its nearness, both (height, width).

    `points` (n, 2) are in pixels, right and down; of `nearness` (n,) the larger hides the smaller.
    """
    corners = points[faces]
    triangle, x, y = _candidates(corners, size)
    a, b, c = (corners[triangle, i] for i in range(3))
    at = np.stack([x + 0.5, y + 0.5], axis=1)
    area = _cross(b - a, c - a)
    shares = np.stack([_cross(b - at, c - at), _cross(c - at, a - at), _cross(a - at, b - at)])
    shares /= area
    inside = (shares >= -ROUNDING).all(axis=0)
    near = (shares * nearness[faces[triangle]].T).sum(axis=0)[inside]
    order = np.argsort(near, kind="stable")
    rows, columns = y[inside][order], x[inside][order]
    seen = np.full(size[::-1], NOTHING, np.int64)
    depth = np.full(size[::-1], -np.inf)
    seen[rows, columns] = triangle[inside][order]
    depth[rows, columns] = near[order]
    return seen, depth


def covered(points: Floats, faces: Ints, direction: Floats, pixel: float) -> Ints:
    """Return the triangles that can be seen along a direction, (3,), at so many metres a pixel."""
    sideways = np.cross(direction, [0.3, 0.5, 0.8])
    sideways /= np.linalg.norm(sideways)
    plane = np.stack([sideways, np.cross(direction, sideways)], axis=1)
    flat = points @ plane / pixel
    flat -= flat.min(axis=0) - 1
    width, height = (int(edge) + 2 for edge in flat.max(axis=0))
    seen, _ = drawn(flat, points @ direction, faces, (width, height))
    return np.unique(seen[seen != NOTHING])


def _candidates(corners: Floats, size: tuple[int, int]) -> tuple[Ints, Ints, Ints]:
    """Return each triangle with every pixel of the box round it."""
    low = np.clip(np.floor(corners.min(axis=1) - 0.5).astype(np.int64), 0, size)
    high = np.clip(np.ceil(corners.max(axis=1) + 0.5).astype(np.int64), 0, size)
    edges = high - low
    flat = np.abs(_cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])) < ROUNDING
    counts = np.where(flat, 0, edges.prod(axis=1))
    triangle = np.repeat(np.arange(len(corners)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    within = np.arange(int(counts.sum()), dtype=np.int64) - first
    width = edges[triangle, 0]
    return triangle, low[triangle, 0] + within % width, low[triangle, 1] + within // width


def _cross(a: Floats, b: Floats) -> Floats:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
