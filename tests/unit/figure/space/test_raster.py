"""The nearer hides the farther."""

import numpy as np

from corset.figure.space.raster import NOTHING, covered, drawn

SQUARE = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])
TWO = np.array([[0, 1, 2], [0, 2, 3]])


def test_every_pixel_of_a_square_belongs_to_one_of_its_triangles():
    seen, depth = drawn(SQUARE, np.zeros(4), TWO, (12, 12))
    assert (seen[:10, :10] != NOTHING).all()
    assert (seen[10:, :] == NOTHING).all()
    assert np.isneginf(depth[11, 11])


def test_the_nearer_triangle_is_seen():
    points = np.vstack([SQUARE, SQUARE])
    faces = np.vstack([TWO, TWO + 4])
    seen, depth = drawn(points, np.array([0.0] * 4 + [1.0] * 4), faces, (10, 10))
    assert set(np.unique(seen)) == {2, 3}
    assert np.allclose(depth, 1)


def test_what_lies_behind_is_not_covered():
    points = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, -1], [1, 0, -1], [0, 1, -1]])
    assert list(covered(points, np.array([[0, 1, 2], [3, 4, 5]]), np.array([0.0, 0, 1]), 0.01)) == [
        0
    ]
