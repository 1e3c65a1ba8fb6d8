"""Poses the fitted mesh by the frames of a motion: linear blend skinning."""

from dataclasses import dataclass

import numpy as np

from corset.body.movement.frames import Frames
from corset.figure.person.fit import Fit
from corset.figure.person.mesh import Mesh
from corset.figure.person.rig import HALVES
from corset.figure.space.raster import Floats
from corset.figure.space.rotation import after, halfway, matrices, quaternion


@dataclass(frozen=True, slots=True)
class Track:
    """Where the mesh's own bones, the half ones with them, are over n frames."""

    turns: Floats
    """(n, b, 4) since the bind pose."""
    joints: Floats
    """(n, b, 3) metres."""


def track(mesh: Mesh, fit: Fit, frames: Frames) -> Track:
    """Return the frames of the skeleton as frames of the mesh's bones."""
    turns: dict[str, Floats] = {}
    joints: dict[str, Floats] = {}
    for i, name in enumerate(frames.bones):
        bind = quaternion(fit.turns[mesh.bones.index(name)])
        turns[name] = after(frames.rotations[:, i], bind)
        joints[name] = frames.joints[:, i]
    for name, (parent, child) in HALVES.items():
        turns[name] = halfway(turns[parent], turns[child])
        joints[name] = joints[child]
    return Track(
        np.stack([turns[name] for name in mesh.bones], axis=1),
        np.stack([joints[name] for name in mesh.bones], axis=1),
    )


def shaped(mesh: Mesh, fit: Fit) -> Floats:
    """Return (v, 3): the bind pose with this person's morphs."""
    return mesh.points + sum(
        (weight * mesh.morphs[name] for name, weight in fit.weights.items()),
        np.zeros_like(mesh.points),
    )


def posed(mesh: Mesh, fit: Fit, bones: Track, frame: int) -> Floats:
    """Return (v, 3) metres: every vertex in the room in one frame."""
    moves = matrices(bones.turns[frame]) @ fit.stretch
    offsets = bones.joints[frame] - np.einsum("bij,bj->bi", moves, mesh.joints)
    points = shaped(mesh, fit)
    mixed = np.einsum("vk,vkij->vij", mesh.shares, moves[mesh.followed])
    shift = np.einsum("vk,vki->vi", mesh.shares, offsets[mesh.followed])
    return np.einsum("vij,vj->vi", mixed, points) + shift
