"""How each muscle lengthens as joints turn: its lever arms. Metres."""

from itertools import accumulate

import mujoco
import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.model.skeleton import Mask

LONG_WAY = 1.5
"""A path so many times as long as straight from point to point has gone round a surface the long
way: where a muscle only grazes one, MuJoCo winds it about the far side, eleven times as long. In
all poses of the catalogue, others are at most 1.4 times as long."""
LENGTHS = "ten_length"
"""What the library's type stubs do not have."""


class TrunkTransmission:
    """The lever arms of one body's muscles, pose after pose."""

    def __init__(self, model: mujoco.MjModel) -> None:
        self.model = model
        self.points = [_points(model, muscle) for muscle in range(model.ntendon)]
        self.sites = np.array([site for points in self.points for site in points], dtype=np.intp)
        counts = [len(points) for points in self.points]
        self.starts = np.array([0, *accumulate(counts[:-1])], dtype=np.intp)
        muscle = np.repeat(np.arange(len(counts)), counts)
        self.within = muscle[1:] == muscle[:-1]

    def of(self, data: mujoco.MjData) -> Vector:
        """Return how each lengthens with each degree of freedom, (m, v), the body posed."""
        model, arms = self.model, np.zeros((self.model.ntendon, self.model.nv))
        mujoco.mju_sparse2dense(
            arms, data.ten_J, model.ten_J_rownnz, model.ten_J_rowadr, model.ten_J_colind
        )
        for muscle in np.flatnonzero(self._wound(data)):
            arms[muscle] = _straight(model, data, self.points[muscle])
        return arms

    def _wound(self, data: mujoco.MjData) -> Mask:
        """Return which muscles go round the long way, (m,)."""
        steps = np.linalg.norm(np.diff(data.site_xpos[self.sites], axis=0), axis=1)
        straight = np.add.reduceat(np.append(steps * self.within, 0.0), self.starts)
        lengths = np.asarray(getattr(data, LENGTHS), dtype=np.float64)
        return lengths > LONG_WAY * straight


def _points(model: mujoco.MjModel, muscle: int) -> list[int]:
    """Return what a muscle is fixed to or passes."""
    first = model.tendon_adr[muscle]
    steps = range(first, first + model.tendon_num[muscle])
    sites = [at for at in steps if model.wrap_type[at] == mujoco.mjtWrap.mjWRAP_SITE]
    return [int(model.wrap_objid[at]) for at in sites]


def _straight(model: mujoco.MjModel, data: mujoco.MjData, points: list[int]) -> Vector:
    """Return how a path straight from point to point lengthens, (v,)."""
    slopes = np.zeros((len(points), 3, model.nv))
    for slope, site in zip(slopes, points, strict=True):
        mujoco.mj_jacSite(model, data, slope, None, site)
    steps = np.diff(data.site_xpos[points], axis=0)
    along = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    return np.einsum("ij,ijv->v", along, np.diff(slopes, axis=0))
