"""From poses to intervals: every disc, through a movement, under what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.loads.assumptions import CASES, Assumptions
from corset.loads.curve import Curve
from corset.loads.intervals import interval_of
from corset.loads.model.scaling import strength
from corset.loads.model.skeleton import Body, Disc, body_of
from corset.loads.neck.anatomy import NeckAnatomy
from corset.loads.neck.equilibrium import NeckAssumptions, NeckSolver, head_supports
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.poses import Pose, Trajectory
from corset.loads.statics.supports import ExternalLoads

EVERY = 2
"""In every second pose of a part the variations are tried."""
JUMP_N = 100.0
"""Newtons from one pose to the next that are no even way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One pose held, in one case."""

    loads: Vector
    """(12, 2) newtons: compression and shear of every disc."""
    residual: Vector
    """What is left over."""
    strain: float
    """The greatest activation."""
    rests: tuple[str, ...]
    """The landmarks that rest on something."""


class Estimator:
    """One person's discs."""

    def __init__(self, person: Person, *, neck: NeckAnatomy, age: float | None = None) -> None:
        self.body: Body = body_of(person)
        self.neck = NeckSolver(self.body, neck)
        self.strength = strength(person, age=age)
        self.solvers: dict[tuple[float, float], TrunkSolver] = {}

    def curve(self, trajectory: Trajectory) -> Curve:
        """Return the loads through a trajectory of poses, with their intervals."""
        held = [self.hold(pose, CASES[0]) for pose in trajectory.poses]
        central = np.stack([found.loads for found in held])
        cases = np.concatenate([central[None], self._varied(trajectory.poses, held)])
        compression, shear = interval_of(cases).transpose(3, 0, 1, 2)
        residuals = np.abs(np.stack([found.residual for found in held]))
        return Curve(
            part=trajectory.part,
            phase=np.array([pose.phase for pose in trajectory.poses]),
            compression=compression,
            shear=shear,
            peaks=cases.max(axis=1),
            residual=(float(residuals[:, :3].max()), float(residuals[:, 3:].max())),
            strain=max(found.strain for found in held),
            pushed=max(_pushed(pose.external) for pose in trajectory.poses),
        )

    def _varied(self, poses: Sequence[Pose], held: Sequence[Held]) -> Vector:
        """Return the loads of each case but the central one, (k, n, 12, 2).

        Between the poses tried the load itself goes evenly, not what a case adds: where a support
        lets go, that would be counted on top of a pose that bears it already.
        """
        tried = _tried(held)
        cases: list[Vector] = []
        for assumed in CASES[1:]:
            if assumed.effort == 1.0 or any(pose.tensions for pose in poses):
                loads = [self.hold(poses[at], assumed).loads for at in tried]
                cases.append(_between(tried, np.stack(loads), len(poses)))
            else:
                cases.append(np.stack([found.loads for found in held]))
        return np.stack(cases)

    def hold(self, pose: Pose, assumed: Assumptions) -> Held:
        """Return what one pose does in one case."""
        solver = self._solver(assumed)
        tensions = tuple(tension.times(assumed.effort) for tension in pose.tensions)
        balance = solver.hold(self._leaning(pose.state, assumed.leans), pose.external, tensions)
        forces = [
            *pose.external.forces,
            *head_supports(self.body, solver.data, balance.rests, balance.supports),
        ]
        neck = self.neck.hold(solver.data, forces, self._of_neck(assumed))
        trunk = [
            _parted(disc, force, solver.data.xmat)
            for disc, force in zip(self.body.discs, balance.discs, strict=True)
        ]
        return Held(
            loads=np.concatenate([neck.discs, trunk]),
            residual=np.concatenate([balance.residual, neck.residual]),
            strain=float(max(balance.activations.max(), neck.activations.max())),
            rests=balance.rests,
        )

    def _of_neck(self, assumed: Assumptions) -> NeckAssumptions:
        strength = assumed.strength * self.strength
        return NeckAssumptions(
            floor=assumed.floor, strength=strength, levers=assumed.levers, settled=assumed.settled
        )

    def _solver(self, assumed: Assumptions) -> TrunkSolver:
        key = (assumed.floor, assumed.strength)
        if key not in self.solvers:
            strength = assumed.strength * self.strength
            muscles = MuscleAssumptions(floor=assumed.floor, strength=strength)
            self.solvers[key] = TrunkSolver(self.body, muscles)
        return self.solvers[key]

    def _leaning(self, state: Vector, leans: float) -> Vector:
        changed = state.copy()
        changed[self.body.leaning] += leans
        return changed


def _parted(disc: Disc, force: Vector, turns: Vector) -> tuple[float, float]:
    """Return compression and shear of a force on a disc, which lies midway between its bones."""
    normal = (turns[disc.body] + turns[disc.below]).reshape(3, 3) @ disc.normal
    normal = normal / np.linalg.norm(normal)
    along = float(force @ normal)
    return along, float(np.linalg.norm(force - along * normal))


def _pushed(external: ExternalLoads) -> float:
    """Return the greatest push of a hand on the head."""
    pushes = [np.linalg.norm(push.force) for push in external.forces if push.bone == "head"]
    return float(max(pushes, default=0.0))


def _tried(held: Sequence[Held]) -> list[int]:
    """Return which poses the variations are tried in: those about a jump of the load too."""
    last = len(held) - 1
    jumps = [at for at in range(last) if _jumps(held[at], held[at + 1])]
    return sorted({*range(0, last, EVERY), last, *jumps, *(at + 1 for at in jumps)})


def _jumps(one: Held, other: Held) -> bool:
    """Return whether supports change between neighbouring poses, or what a disc bears jumps."""
    return one.rests != other.rests or bool(np.abs(one.loads - other.loads).max() > JUMP_N)


def _between(tried: Sequence[int], loads: Vector, count: int) -> Vector:
    """Return the loads at all poses, (n, 12, 2), evenly from one tried pose to the next."""
    columns = [
        np.interp(np.arange(count), tried, column) for column in loads.reshape(len(tried), -1).T
    ]
    return np.stack(columns, axis=1).reshape(count, *loads.shape[1:])
