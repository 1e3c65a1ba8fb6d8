"""One pose in balance: the least muscle work that holds it, given what the supports may do.

Minimises the sum of squared activations (Crowninshield and Brand 1981, with the exponent of 2 that
later work uses) by daqp. Nothing is held by anything but muscles, supports and discs.
"""

from dataclasses import dataclass

import mujoco
import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.discs import RESIDUAL_N, RESIDUAL_NM
from corset.loads.model.skeleton import Body
from corset.loads.statics.effort import Tension, means
from corset.loads.statics.lever_arms import TrunkTransmission
from corset.loads.statics.static_optimisation import NONE, least_between
from corset.loads.statics.supports import DIRECTIONS, ExternalLoads, gripped, most, pushed, slopes

CARRIED = 100.0
"""Newtons of a support that count as one unknown."""
SUPPORT_COST, FRICTION_COST = 1e-4, 1e-1
"""What a unit of support costs against a unit of activation squared: next to nothing straight up,
more where it leans on friction, or the mat would stretch a body that lies at ease."""
TRUNK_TENSION = 100 / 46
"""The model's trunk muscles pull 46 N for each cm² of section; to hold what healthy people hold,
newer models need 100 (Bruno, Bouxsein and Anderson 2015, J Biomech Eng 137:081003). The hips keep
theirs, 60 N/cm²."""
STIFF_NM = 1.0
"""What each disc and its ligaments carry at most about each axis before muscles are needed: about a
degree of the stiffness of a segment under load (Gardner-Morse and Stokes 2004, J Biomech
37:205-212), by which a posture settles."""
STIFF_COST = 1e-4
ROOT = 6
"""How many of the equations are those of the whole body."""
MISSING_COST = 1e7
"""What it costs to be held by nothing: paid only where no supports balance the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleAssumptions:
    """What is assumed of the muscles."""

    floor: float
    """The activation that every muscle of the trunk keeps while awake."""
    strength: float = 1.0
    """Against that of the model's man."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A pose held. All arrays in the room's axes."""

    activations: Vector
    rests: tuple[str, ...]
    supports: Vector
    """(k, 3) newtons: what each of them is pushed with."""
    discs: Vector
    """(d, 3) newtons: what each disc pushes the bone above it with."""
    residual: Vector
    """(h,) newtons and newton metres left over: three forces, then moments."""

    @property
    def settled(self) -> bool:
        """Whether what is left over is below 1 N and 0.5 Nm."""
        force, moment = np.abs(self.residual[:3]).max(), np.abs(self.residual[3:]).max()
        return bool(force < RESIDUAL_N and moment < RESIDUAL_NM)


class TrunkSolver:
    """Balances one body, pose after pose."""

    def __init__(self, body: Body, assumed: MuscleAssumptions) -> None:
        self.body, self.assumed = body, assumed
        self.data = mujoco.MjData(body.model)
        tension = np.where(body.spinal, TRUNK_TENSION, 1.0)
        self.strengths = body.strengths * tension * assumed.strength
        self.arms = TrunkTransmission(body.model)
        self.grips = 0
        self.turns = [turn for disc in body.discs for turn in disc.turns]
        self.stiff = np.eye(body.model.nv)[:, self.turns] * STIFF_NM
        self.least = np.where(body.spinal, assumed.floor, 0.0)

    def hold(
        self, state: Vector, external: ExternalLoads, tensions: tuple[Tension, ...] = ()
    ) -> Balance:
        """Return the balance of a state (q,) of `body`'s skeleton, some groups tensed."""
        weight = self._weight(state)
        rests = external.resting(self.body, self.data)
        need = weight - pushed(self.body, self.data, external.forces)
        muscles = -self.arms.of(self.data).T * self.strengths
        supports = slopes(self.body, self.data, rests) * CARRIED
        grips = gripped(self.body, self.data, external.grips) * CARRIED
        self.grips = grips.shape[1]
        borne_most = np.concatenate(
            [most(self.body, rests) / CARRIED, np.full(grips.shape[1], NONE)]
        )
        known = self._solve(
            muscles, np.concatenate([supports, grips], axis=1), need, borne_most, tensions
        )
        count, turns, points = len(self.strengths), len(self.turns), supports.shape[1]
        cuts = np.cumsum([count, turns, points, grips.shape[1]])
        activations, stiff, borne, grip, _ = np.split(known, cuts)
        left = need - muscles @ activations - supports @ borne - grips @ grip - self.stiff @ stiff
        return Balance(
            activations=activations,
            rests=tuple(rests),
            supports=borne.reshape(-1, len(DIRECTIONS)) @ DIRECTIONS * CARRIED,
            discs=np.stack([left[list(d.slides)] @ self._axes(d.slides) for d in self.body.discs]),
            residual=left[self.body.held],
        )

    def _weight(self, state: Vector) -> Vector:
        """Return what gravity asks of each degree of freedom, (v,)."""
        model, data = self.body.model, self.data
        data.qpos[:] = 0.0
        data.qpos[self.body.shared] = state
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)
        weight = np.zeros(model.nv)
        mujoco.mj_rne(model, data, 0, weight)
        return weight

    def _axes(self, slides: tuple[int, ...]) -> Vector:
        return self.data.xaxis[self.body.model.dof_jntid[list(slides)]]

    def _solve(
        self,
        muscles: Vector,
        supports: Vector,
        need: Vector,
        borne_most: Vector,
        tensions: tuple[Tension, ...],
    ) -> Vector:
        """Return activations, shares of the discs' stiffness, supports, and what was missing."""
        held, missing = self.body.held, np.eye(len(self.body.held))[:, :ROOT] * CARRIED
        equations = np.concatenate(
            [muscles[held], self.stiff[held], supports[held], missing], axis=1
        )
        activations, turns, borne = muscles.shape[1], len(self.turns), supports.shape[1]
        leans = np.full(borne, FRICTION_COST)
        leans[: borne - self.grips : len(DIRECTIONS)] = SUPPORT_COST
        cost = np.concatenate(
            [np.ones(activations), np.full(turns, STIFF_COST), leans, np.full(ROOT, MISSING_COST)]
        )
        open_ended = np.full(ROOT, NONE)
        least = np.concatenate([self.least, -np.ones(turns), np.zeros(borne), -open_ended])
        top = np.concatenate([np.full(activations, NONE), np.ones(turns), borne_most, open_ended])
        tone = np.concatenate([self.least, np.zeros(turns + borne + ROOT)])
        beyond = (least - tone, top - tone)
        tensed = np.zeros((len(tensions), len(cost)))
        tensed[:, :activations] = means(self.body.muscles, self.strengths, tensions)
        rows = np.concatenate([equations, tensed])
        low = np.concatenate([need[held], [tension.least for tension in tensions]])
        high = np.concatenate([need[held], np.full(len(tensions), NONE)])
        between = (low - rows @ tone, high - rows @ tone)
        return tone + least_between(cost, rows, between, beyond)
