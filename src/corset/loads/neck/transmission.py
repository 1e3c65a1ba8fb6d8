"""What a newton of each muscle of the neck does to what each joint carries. Newtons, metres."""

from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.neck.placement import BELOW, NeckColumn, NeckPose


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleWrench:
    """For a newton of each of m muscles."""

    forces: Vector
    """(j, 3, m) on what each joint carries."""
    moments: Vector
    """(j, 3, m) about each joint, on what it carries."""
    hyoid: Vector
    """(6, m) force on the hyoid bone, and moment about its middle."""


class MuscleTransmission:
    """Which points of the muscles each joint carries."""

    def __init__(self, column: NeckColumn) -> None:
        counts = [len(muscle.path) for muscle in column.muscles]
        self.starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        muscle = np.repeat(np.arange(len(counts)), counts)
        self.within = (muscle[1:] == muscle[:-1])[:, None]
        level = column.on - len(BELOW)
        joints = len(column.joints)
        self.on_hyoid = level == joints
        above = (level[None] >= np.arange(joints)[:, None]) & ~self.on_hyoid
        self.carried = np.concatenate([above, self.on_hyoid[None]])[:, :, None]

    def wrenches(self, posed: NeckPose) -> MuscleWrench:
        """Return what the muscles do in a pose."""
        force = self._along(posed.points)
        wrench = np.concatenate([force, np.cross(posed.points, force)], axis=1)
        total = np.add.reduceat(self.carried * wrench, self.starts, axis=1)
        middle = posed.points[self.on_hyoid].mean(axis=0)
        about = np.concatenate([posed.joints, middle[None]])
        forces, moments = total[..., :3], total[..., 3:]
        moments = (moments - np.cross(about[:, None], forces)).transpose(0, 2, 1)
        forces = forces.transpose(0, 2, 1)
        return MuscleWrench(
            forces=forces[:-1],
            moments=moments[:-1],
            hyoid=np.concatenate([forces[-1], moments[-1]]),
        )

    def _along(self, points: Vector) -> Vector:
        """Return what a newton pulls each point with: towards the next and the one before."""
        steps = np.diff(points, axis=0) * self.within
        lengths = np.linalg.norm(steps, axis=1, keepdims=True)
        steps /= np.where(lengths > 0.0, lengths, 1.0)
        force = np.zeros_like(points)
        force[:-1] += steps
        force[1:] -= steps
        return force
