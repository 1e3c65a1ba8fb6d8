"""C2/C3 to C7/T1 from a neck of published muscles: the least work that holds head and neck.

As for the trunk: the least sum of squared activations (daqp), in balance about every joint from
C7/T1 to the skull, and of the hyoid bone, which only muscles hold. Checked against 122 N at C4/C5
for a head at ease (Moroney, Schultz and Miller 1988, J Orthop Res 6:713-720); docs/loads.md has
what it was compared with. Newtons, metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import radians

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import mass_of
from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS
from corset.loads.discs import FLOOR, NECK
from corset.loads.model.skeleton import Body
from corset.loads.neck.anatomy import NeckAnatomy
from corset.loads.neck.placement import NeckColumn, NeckPose
from corset.loads.neck.transmission import MuscleTransmission, MuscleWrench
from corset.loads.statics.static_optimisation import NONE, least_between
from corset.loads.statics.supports import ExternalForce

SETTLED = radians(1.0)
"""By how much joints give way before muscles are needed: as in the trunk, about a degree."""
DOWN = np.array([0.0, 0.0, -9.81])


@dataclass(frozen=True, slots=True, kw_only=True)
class NeckAssumptions:
    """What is assumed of the neck's muscles."""

    floor: float = FLOOR
    """The activation that each keeps."""
    strength: float = 1.0
    """Against that of the model's man."""
    levers: float = 1.0
    """Lever arms against the model's."""
    settled: float = 1.0
    """How far joints give way, against SETTLED."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeckBalance:
    """A neck held."""

    activations: Vector
    """(m,)"""
    reactions: Vector
    """(j, 3) newtons in the room: what each joint pushes the bone above it with, from below."""
    discs: Vector
    """(6, 2) newtons: compression and shear of the discs, from above."""
    residual: Vector
    """(3 j + 6,) left over: newton metres about each joint's axes, then the force on the hyoid
    bone and its moment."""


def head_supports(
    body: Body, data: mujoco.MjData, bears: Sequence[str], borne: Vector
) -> list[ExternalForce]:
    """Return what the ground pushes the head with."""
    return [
        ExternalForce("head", data.site_xpos[body.sites[name]].copy(), force)
        for name, force in zip(bears, borne, strict=True)
        if name in LANDMARKS and LANDMARKS[name].bone == "head"
    ]


class NeckSolver:
    """Balances one neck, pose after pose."""

    def __init__(self, body: Body, anatomy: NeckAnatomy) -> None:
        self.body, self.column = body, NeckColumn(body, anatomy)
        self.transmission = MuscleTransmission(self.column)
        self.strengths = np.array([muscle.strength for muscle in self.column.muscles])
        self.stiffness = np.concatenate([j.stiffness for j in anatomy.joints]) * SETTLED
        self.masses = {bone: mass_of(bone, body.person) for bone in ("head", "neck")}

    def hold(
        self, data: mujoco.MjData, forces: Sequence[ExternalForce], assumed: NeckAssumptions
    ) -> NeckBalance:
        """Return the balance of head and neck, the body posed in `data`."""
        posed = self.column.pose(data)
        wrenches = self.transmission.wrenches(posed)
        force, moment = self._acting(posed, data, forces)
        full = self.strengths * assumed.strength
        rows = self._rows(posed, wrenches, assumed.levers) * full
        needed = _over(rows, -(_inwards(posed) @ moment[..., None]).ravel())
        settled = _over(rows, self.stiffness * assumed.settled)
        work = self._least(rows, needed, settled, assumed.floor)
        carried = -force - wrenches.forces @ (work * full)
        left = needed - rows @ work
        return NeckBalance(
            activations=work,
            reactions=carried,
            discs=_parted(posed, carried),
            residual=left - np.clip(left, -settled, settled),
        )

    def _rows(self, posed: NeckPose, wrenches: MuscleWrench, levers: float) -> Vector:
        """Return what a newton of each muscle does about each joint's axes, and to the hyoid."""
        about = _inwards(posed) @ wrenches.moments * levers
        return np.concatenate([about.reshape(-1, about.shape[-1]), wrenches.hyoid])

    def _least(self, rows: Vector, needed: Vector, settled: Vector, floor: float) -> Vector:
        """Return activations that do what is needed, but for what settled joints do."""
        tone = np.full(len(self.strengths), floor)
        needed = needed - rows @ tone
        beyond = (np.zeros_like(tone), np.full_like(tone, NONE))
        between = (needed - settled, needed + settled)
        return tone + least_between(np.ones_like(tone), rows, between, beyond)

    def _acting(
        self, posed: NeckPose, data: mujoco.MjData, forces: Sequence[ExternalForce]
    ) -> tuple[Vector, Vector]:
        """Return force and moment of all but muscles on what each joint carries, (j, 3) each.

        The neck's mass lies evenly along it.
        """
        head = data.xipos[self.body.model.body("head").id]
        whole = [(head, self.masses["head"] * DOWN)]
        whole += [(force.at, force.force) for force in forces if force.bone in {"head", "neck"}]
        at, acting = (np.stack(part) for part in zip(*whole, strict=True))
        part = self.masses["neck"] * (1.0 - self.column.up)[:, None] * DOWN
        force = acting.sum(axis=0) + part
        arms = at[None] - posed.joints[:, None]
        moment = np.cross(arms, acting[None]).sum(axis=1)
        return force, moment + np.cross((posed.joints[-1] - posed.joints) / 2, part)


def _inwards(posed: NeckPose) -> Vector:
    """Return what turns the room's axes into those of each joint, (j, 3, 3)."""
    return posed.turns.transpose(0, 2, 1)


def _over(rows: Vector, values: Vector) -> Vector:
    """Return the values of the first rows, and nothing for the hyoid's."""
    return np.concatenate([values, np.zeros(len(rows) - len(values))])


def _parted(posed: NeckPose, carried: Vector) -> Vector:
    """Return compression and shear of each disc, (6, 2), from above."""
    along = (carried * posed.normals).sum(axis=1)
    shear = np.linalg.norm(carried - along[:, None] * posed.normals, axis=1)
    return np.stack([along, shear], axis=1)[: len(NECK)][::-1]
