"""The published neck on a person's bones: where its joints and muscles are in a pose. Metres.

Its length is that from the person's C7/T1 to the skull, and it leans as theirs does; all else is
scaled alike. What it has on the trunk keeps its place relative to C7/T1, what it has on the skull
relative to the skull's joint. A turn of the skeleton's rigid neck is shared out over the joints.
"""

from dataclasses import dataclass

import mujoco
import numpy as np

from corset.body.anatomy.joints import Vector, joint_positions
from corset.loads.model.muscle_path import PathPoint
from corset.loads.model.muscles import mirror_image
from corset.loads.model.skeleton import Body
from corset.loads.neck.anatomy import NeckAnatomy

BELOW = ("thorax", "clavicle_r", "clavicle_l")
"""The bones of the skeleton that the neck's muscles come from."""
CARRIES_HYOID = "C3"
"""What the hyoid bone moves with."""
OF_NECK = 6
"""How many joints, from below, share the turn of the skeleton's neck; the rest that of its head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeckPose:
    """A neck in a pose, in the room."""

    joints: Vector
    """(j, 3) from below."""
    turns: Vector
    """(j, 3, 3) of what each carries."""
    normals: Vector
    """(j, 3) along the neck, midway between the bones of each."""
    points: Vector
    """(p, 3) of all muscles, one after the other."""


class NeckColumn:
    """A neck on a person's bones."""

    def __init__(self, body: Body, anatomy: NeckAnatomy) -> None:
        self.places = joint_positions(body.person)
        self.model, self.anatomy = body.model, anatomy
        self.base, self.top = self.places["neck"], self.places["head"]
        self.muscles = tuple(m for right in anatomy.muscles for m in (right, mirror_image(right)))
        ends = np.stack([anatomy.joints[-1].at, self.top - self.base])
        self.scale = float(np.linalg.norm(ends[1]) / np.linalg.norm(ends[0]))
        self.lean = _about_left(float(np.subtract(*np.arctan2(ends[:, 0], ends[:, 2])[::-1])))
        self.joints = np.stack([self._on_neck(joint.at) for joint in anatomy.joints])
        self.up = (self.joints - self.base)[:, 2] / (self.top - self.base)[2]
        shares = np.stack([joint.share for joint in anatomy.joints])
        self.taken = np.concatenate([shares[:OF_NECK].cumsum(0), shares[OF_NECK:].cumsum(0)])
        self.bones = (*BELOW, *(joint.above for joint in anatomy.joints), "hyoid")
        self._fix()

    def _fix(self) -> None:
        """Fix each point to its bone: which that is, and how far from the bone's own place."""
        steps = [
            step for muscle in self.muscles for step in muscle.path if isinstance(step, PathPoint)
        ]
        self.on = np.array([self.bones.index(step.bone) for step in steps], dtype=np.intp)
        hyoid = self.joints[self.bones.index(CARRIES_HYOID) - len(BELOW)]
        self.starts = np.stack(
            [self.base, *(self.places[bone] for bone in BELOW[1:]), *self.joints, hyoid]
        )
        self.offsets = np.stack([self._fitted(s) for s in steps]) - self.starts[self.on]

    def _fitted(self, point: PathPoint) -> Vector:
        """Return where a point is in the person's zero pose."""
        if point.bone in BELOW:
            return self.base + self.scale * point.at
        if point.bone == "skull":
            return self.top + self.scale * (point.at - self.anatomy.joints[-1].at)
        return self._on_neck(point.at)

    def _on_neck(self, at: Vector) -> Vector:
        return self.base + self.scale * self.lean @ at

    def pose(self, data: mujoco.MjData) -> NeckPose:
        """Return the neck as the skeleton is posed in `data`."""
        turns = self._turns(data)
        joints = self._chain(data, turns)
        thorax, *rest = (self._turn(data, bone) for bone in BELOW)
        hyoid = self.bones.index(CARRIES_HYOID) - len(BELOW)
        carried = np.stack([thorax, *rest, *turns, turns[hyoid]])
        shoulders = [data.xpos[self.model.body(bone).id] for bone in BELOW[1:]]
        at = np.stack([joints[0], *shoulders, *joints, joints[hyoid]])
        between = np.concatenate([thorax[None], turns[:-1]]) + turns
        normals = between @ (self.top - self.base)
        return NeckPose(
            joints=joints,
            turns=turns,
            normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
            points=at[self.on] + np.einsum("pij,pj->pi", carried[self.on], self.offsets),
        )

    def _turn(self, data: mujoco.MjData, bone: str) -> Vector:
        return data.xmat[self.model.body(bone).id].reshape(3, 3)

    def _turns(self, data: mujoco.MjData) -> Vector:
        """Return the turn of each vertebra and the skull, (j, 3, 3)."""
        thorax, neck, head = (self._turn(data, bone) for bone in ("thorax", "neck", "head"))
        low = _shared(thorax.T @ neck, self.taken[:OF_NECK])
        high = _shared(neck.T @ head, self.taken[OF_NECK:])
        return np.concatenate([thorax @ low, neck @ high])

    def _chain(self, data: mujoco.MjData, turns: Vector) -> Vector:
        """Return the joints, (j, 3): bone on bone, led to where the skull's joint is."""
        steps = np.einsum("jik,jk->ji", turns[:-1], np.diff(self.joints, axis=0))
        start, end = (data.xpos[self.model.body(bone).id] for bone in ("neck", "head"))
        chain = np.concatenate([start[None], start + steps.cumsum(axis=0)])
        return chain + self.up[:, None] * (end - chain[-1])


def _about_left(angle: float) -> Vector:
    """Return the matrix that leans forwards by an angle."""
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, 0.0, sin], [0.0, 1.0, 0.0], [-sin, 0.0, cos]])


def _shared(turn: Vector, shares: Vector) -> Vector:
    """Return parts of a turn, (k, 3, 3): shares (k, 3) of its axis times angle."""
    quaternion, vector = np.zeros(4), np.zeros(3)
    mujoco.mju_mat2Quat(quaternion, np.ascontiguousarray(turn).ravel())
    mujoco.mju_quat2Vel(vector, quaternion, 1.0)
    parts = np.zeros((len(shares), 9))
    for part, share in zip(parts, shares, strict=True):
        quaternion[:] = (1.0, 0.0, 0.0, 0.0)
        mujoco.mju_quatIntegrate(quaternion, vector * share, 1.0)
        mujoco.mju_quat2Mat(part, quaternion)
    return parts.reshape(-1, 3, 3)
