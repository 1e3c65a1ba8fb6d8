"""Quaternions (w, x, y, z) and matrices, many at once."""

import numpy as np

from corset.figure.space.raster import Floats


def matrices(turns: Floats) -> Floats:
    """Return (..., 3, 3) for unit quaternions (..., 4)."""
    w, x, y, z = np.moveaxis(turns, -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows), (0, 1), (-2, -1))


def quaternion(matrix: Floats) -> Floats:
    """Return (4,) for one rotation (3, 3), w not negative."""
    four = np.array(
        [
            1 + matrix[0, 0] + matrix[1, 1] + matrix[2, 2],
            1 + matrix[0, 0] - matrix[1, 1] - matrix[2, 2],
            1 - matrix[0, 0] + matrix[1, 1] - matrix[2, 2],
            1 - matrix[0, 0] - matrix[1, 1] + matrix[2, 2],
        ]
    )
    k = int(np.argmax(four))
    m = matrix
    rows = (
        (four[0], m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]),
        (m[2, 1] - m[1, 2], four[1], m[0, 1] + m[1, 0], m[0, 2] + m[2, 0]),
        (m[0, 2] - m[2, 0], m[0, 1] + m[1, 0], four[2], m[1, 2] + m[2, 1]),
        (m[1, 0] - m[0, 1], m[0, 2] + m[2, 0], m[1, 2] + m[2, 1], four[3]),
    )
    found = np.array(rows[k]) / (2 * np.sqrt(four[k]))
    return found if found[0] >= 0 else -found


def after(second: Floats, first: Floats) -> Floats:
    """Return the turn (..., 4) that does `first`, then `second`."""
    w1, v1 = second[..., :1], second[..., 1:]
    w2, v2 = first[..., :1], first[..., 1:]
    w = w1 * w2 - (v1 * v2).sum(axis=-1, keepdims=True)
    return np.concatenate([w, w1 * v2 + w2 * v1 + np.cross(v1, v2)], axis=-1)


def halfway(a: Floats, b: Floats) -> Floats:
    """Return the turn (..., 4) in the middle of two, by the shorter way."""
    near = np.where((a * b).sum(axis=-1, keepdims=True) < 0, -b, b)
    middle = a + near
    return middle / np.linalg.norm(middle, axis=-1, keepdims=True)
