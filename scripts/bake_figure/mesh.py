"""What is written: vertices with everything that a renderer needs to know of them."""

from dataclasses import dataclass

import numpy as np

PARTS = ("skin", "shirt", "trousers", "hair", "brows", "whites", "irises", "vertebrae", "discs")
"""What a vertex belongs to, by number: the palette's order."""


@dataclass(frozen=True)
class Mesh:
    positions: np.ndarray
    """(n, 3) metres in the bind pose."""
    normals: np.ndarray
    faces: np.ndarray
    weights: np.ndarray
    """(n, b)"""
    morphs: dict[str, np.ndarray]
    """(n, 3) metres to add, by morph."""
    kind: np.ndarray
    """(n,) the part's number."""
    tint: np.ndarray | None = None
    """(n, 3) 0 to 1: cervical, thoracic, lumbar; of a disc or vertebra its level in the first."""


def joined(meshes: list[Mesh]) -> Mesh:
    counts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    return Mesh(
        positions=np.vstack([mesh.positions for mesh in meshes]),
        normals=np.vstack([mesh.normals for mesh in meshes]),
        faces=np.vstack([m.faces + first for m, first in zip(meshes, counts, strict=False)]),
        weights=np.vstack([mesh.weights for mesh in meshes]),
        morphs={n: np.vstack([m.morphs[n] for m in meshes]) for n in meshes[0].morphs},
        kind=np.concatenate([mesh.kind for mesh in meshes]),
        tint=np.vstack([_tint(mesh) for mesh in meshes]),
    )


def _tint(mesh: Mesh) -> np.ndarray:
    return np.zeros((len(mesh.positions), 3)) if mesh.tint is None else mesh.tint
