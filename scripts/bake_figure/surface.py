"""A piece of surface whose every vertex is a mixture of MakeHuman's vertices.

Cutting and smoothing only change the mixtures, so that shapes and weights follow by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from fast_simplification import simplify
from scipy import sparse
from scipy.spatial import cKDTree


@dataclass(frozen=True)
class Surface:
    mix: sparse.csr_matrix
    """(n, 19158): how each vertex is mixed from MakeHuman's."""
    push: np.ndarray
    """(n, 3) metres that are added after mixing."""
    faces: np.ndarray
    """(m, 3)"""

    @classmethod
    def of(cls, triangles: np.ndarray, count: int) -> "Surface":
        used, faces = np.unique(triangles, return_inverse=True)
        mix = sparse.csr_matrix(
            (np.ones(len(used)), (np.arange(len(used)), used)), shape=(len(used), count)
        )
        return cls(mix, np.zeros((len(used), 3)), faces.reshape(-1, 3))

    def at(self, points: np.ndarray) -> np.ndarray:
        return self.mix @ points + self.push

    def only(self, faces: np.ndarray) -> "Surface":
        used, renamed = np.unique(faces, return_inverse=True)
        return Surface(self.mix[used], self.push[used], renamed.reshape(-1, 3))

    def smoothed(self, rounds: int, where: np.ndarray | float = 1.0) -> "Surface":
        """Average with the neighbours; open borders stay."""
        step = sparse.diags(np.where(self._border(), 0.0, where) * np.ones(len(self.push)))
        neighbours = self._neighbours()
        mix, push = self.mix, self.push
        for _ in range(rounds):
            mix = (mix + step @ (neighbours @ mix - mix) * 0.5).tocsr()
            push = push + step @ (neighbours @ push - push) * 0.5
        return replace(self, mix=mix, push=push)

    def pushed(self, points: np.ndarray, by: np.ndarray | float) -> "Surface":
        """Move out along the normals, metres."""
        out = normals(self.at(points), self.faces) * np.reshape(by, (-1, 1))
        return replace(self, push=self.push + out)

    def cut(self, points: np.ndarray, keep: Callable[[np.ndarray], np.ndarray]) -> "Surface":
        """Keep where the field is positive, cutting triangles along the field's zero."""
        return self.split(keep(self.at(points)))

    def split(self, field: np.ndarray) -> "Surface":
        inside = field[self.faces] > 0
        whole = self.faces[inside.all(axis=1)]
        crossed = self.faces[inside.any(axis=1) & ~inside.all(axis=1)]
        edges: dict[tuple[int, int], int] = {}
        pieces: list[tuple[int, int, int]] = []
        for face in crossed:
            pieces += _clipped(face, field, edges, len(self.push))
        if not pieces:
            return self.only(whole)
        pairs = np.array(list(edges))
        share = field[pairs[:, 0]] / (field[pairs[:, 0]] - field[pairs[:, 1]])
        weight = sparse.diags(share)
        mixed = self.mix[pairs[:, 0]] + weight @ (self.mix[pairs[:, 1]] - self.mix[pairs[:, 0]])
        push = self.push[pairs[:, 0]] + share[:, None] * (
            self.push[pairs[:, 1]] - self.push[pairs[:, 0]]
        )
        grown = Surface(
            sparse.vstack([self.mix, mixed]).tocsr(), np.vstack([self.push, push]), self.faces
        )
        return grown.only(np.vstack([whole, np.array(pieces)]))

    def reduced(self, points: np.ndarray, keep: float) -> "Surface":
        """Collapse edges until a share of the triangles is left; the nearest mix is taken over."""
        at = self.at(points)
        moved, faces = simplify(at.astype(np.float32), self.faces.astype(np.int32), 1 - keep)
        nearest = cKDTree(at).query(moved)[1]
        mix = self.mix[nearest]
        return Surface(mix, moved - mix @ points, faces.astype(int)).only(faces.astype(int))

    def _neighbours(self) -> sparse.csr_matrix:
        pairs = np.vstack([self.faces[:, [0, 1]], self.faces[:, [1, 2]], self.faces[:, [2, 0]]])
        count = len(self.push)
        ones = np.ones(len(pairs))
        joined = sparse.csr_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
        joined = ((joined + joined.T) > 0).astype(float)
        return sparse.diags(1 / joined.sum(axis=1).A1) @ joined

    def _border(self) -> np.ndarray:
        pairs = np.vstack([self.faces[:, [0, 1]], self.faces[:, [1, 2]], self.faces[:, [2, 0]]])
        edges, counts = np.unique(np.sort(pairs, axis=1), axis=0, return_counts=True)
        border = np.zeros(len(self.push), bool)
        border[edges[counts == 1].ravel()] = True
        return border


def _clipped(
    face: np.ndarray, field: np.ndarray, edges: dict[tuple[int, int], int], first: int
) -> list[tuple[int, int, int]]:
    """The part of a triangle where the field is positive; new corners are numbered by edge."""

    def crossing(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        return first + edges.setdefault(key, len(edges))

    corners = []
    for a, b in zip(face, np.roll(face, -1), strict=True):
        if field[a] > 0:
            corners.append(a)
        if (field[a] > 0) != (field[b] > 0):
            corners.append(crossing(a, b))
    return [(corners[0], corners[i], corners[i + 1]) for i in range(1, len(corners) - 1)]


def normals(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Of the vertices, weighted by the faces' areas."""
    a, b, c = (points[faces[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for i in range(3):
        np.add.at(total, faces[:, i], across)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)


def seen(points: np.ndarray, faces: np.ndarray, rings: int = 2) -> np.ndarray:
    """Which triangles can be seen from outside, with `rings` of neighbours: no palate."""
    from corset.figure.space.raster import covered  # noqa: PLC0415

    visible = np.zeros(len(faces), bool)
    for direction in _directions(60):
        visible[covered(points, faces, direction, 0.0012)] = True
    for _ in range(rings):
        near = np.zeros(len(points), bool)
        near[faces[visible]] = True
        visible = near[faces].any(axis=1)
    return visible


def _directions(count: int) -> np.ndarray:
    """Evenly round a sphere."""
    i = np.arange(count) + 0.5
    up, turn = 1 - 2 * i / count, np.pi * (1 + 5**0.5) * i
    flat = np.sqrt(1 - up**2)
    return np.stack([flat * np.cos(turn), flat * np.sin(turn), up], axis=1)
