"""From poses to intervals: every disc, through a movement, under what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import radians

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.loads.curve import Curve
from corset.loads.discs import FLOOR
from corset.loads.model.scaling import strength
from corset.loads.model.skeleton import Body, Disc, body_of
from corset.loads.neck.anatomy import NeckAnatomy
from corset.loads.neck.equilibrium import NeckAssumptions, NeckSolver, head_supports
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.poses import Pose, Trajectory


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One way in which things may be."""

    floor: float = FLOOR
    strength: float = 1.0
    leans: float = 0.0
    """Radians that the trunk leans farther forwards."""
    levers: float = 1.0
    """Lever arms of the neck's muscles against the model's."""
    settled: float = 1.0
    """How far the neck's joints give way, against what is assumed."""


VARIATIONS: Mapping[str, tuple[Assumptions, ...]] = {
    "co-contraction": (Assumptions(floor=0.0), Assumptions(floor=0.02)),
    "strength": (
        Assumptions(strength=0.75, levers=1.15, settled=2.0),
        Assumptions(strength=1.33, levers=0.87, settled=0.5),
    ),
    "posture": (Assumptions(leans=radians(-4)), Assumptions(leans=radians(4))),
}
"""What the interval spans. Each alone; what they add and take is summed as squares. Necks of one
stature differ in breadth by about as much as the lever arms do here: women's are a tenth narrower
than men's (Vasavada, Danaraj and Siegmund 2008, J Biomech 41:114-121, recalled)."""
SAMPLED = 5
"""In how many poses of a part the variations are tried; between them the difference goes evenly."""


class Estimator:
    """One person's discs."""

    def __init__(self, person: Person, *, neck: NeckAnatomy, age: float | None = None) -> None:
        self.body: Body = body_of(person)
        self.neck = NeckSolver(self.body, neck)
        self.strength = strength(person, age=age)
        self.solvers: dict[tuple[float, float], TrunkSolver] = {}

    def curve(self, trajectory: Trajectory) -> Curve:
        """Return the loads through a trajectory of poses, with their intervals."""
        held = [self.hold(pose, Assumptions()) for pose in trajectory.poses]
        central = np.stack([forces for forces, _, _ in held])
        less, more = self._spread(trajectory.poses, central)
        compression, shear = np.stack([central - less, central, central + more]).transpose(
            3, 0, 1, 2
        )
        residuals = np.abs(np.stack([residual for _, residual, _ in held]))
        return Curve(
            part=trajectory.part,
            phase=np.array([pose.phase for pose in trajectory.poses]),
            compression=np.maximum(compression, 0.0),
            shear=np.maximum(shear, 0.0),
            residual=(float(residuals[:, :3].max()), float(residuals[:, 3:].max())),
            strain=max(strain for _, _, strain in held),
        )

    def _spread(self, poses: Sequence[Pose], central: Vector) -> tuple[Vector, Vector]:
        """Return what may be less and more, (n, 12, 2)."""
        last = len(poses) - 1
        tried = sorted({step * last // (SAMPLED - 1) for step in range(SAMPLED)})
        ranges = np.stack([self._range(poses[at], central[at]) for at in tried])
        return _between(tried, ranges[:, 0], last), _between(tried, ranges[:, 1], last)

    def _range(self, pose: Pose, central: Vector) -> Vector:
        """Return what may be less and more in one pose, (2, 12, 2)."""
        less, more = np.zeros_like(central), np.zeros_like(central)
        for variations in VARIATIONS.values():
            off = np.stack([self.hold(pose, assumed)[0] - central for assumed in variations])
            less += np.maximum(-off, 0.0).max(axis=0) ** 2
            more += np.maximum(off, 0.0).max(axis=0) ** 2
        return np.sqrt(np.stack([less, more]))

    def hold(self, pose: Pose, assumed: Assumptions) -> tuple[Vector, Vector, float]:
        """Return compression and shear of every disc (12, 2), what is left over, the strain."""
        solver = self._solver(assumed)
        balance = solver.hold(self._leaning(pose.state, assumed.leans), pose.external)
        forces = [
            *pose.external.forces,
            *head_supports(self.body, solver.data, balance.rests, balance.supports),
        ]
        neck = self.neck.hold(solver.data, forces, self._of_neck(assumed))
        trunk = [
            _parted(disc, force, solver.data.xmat)
            for disc, force in zip(self.body.discs, balance.discs, strict=True)
        ]
        return (
            np.concatenate([neck.discs, trunk]),
            np.concatenate([balance.residual, neck.residual]),
            float(max(balance.activations.max(), neck.activations.max())),
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


def _between(tried: list[int], spread: Vector, last: int) -> Vector:
    """Return the spread at all poses, (n, 12, 2), evenly from one tried pose to the next."""
    flat = spread.reshape(len(tried), -1)
    columns = [np.interp(np.arange(last + 1), tried, column) for column in flat.T]
    return np.stack(columns, axis=1).reshape(last + 1, *spread.shape[1:])
