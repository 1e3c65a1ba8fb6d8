"""From poses to intervals: every disc, through a movement, under what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import radians

import numpy as np

from corset.body.anthropometry import Person
from corset.body.joints import Vector
from corset.loads.balance import Balancing, Muscling
from corset.loads.curve import FLOOR, Curve
from corset.loads.fitting import strength
from corset.loads.model import Body, Disc, body_of
from corset.loads.neck import Neck, head_supports, neck_discs
from corset.loads.poses import Course, Pose


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One way in which things may be."""

    floor: float = FLOOR
    strength: float = 1.0
    leans: float = 0.0
    """Radians that the trunk leans farther forwards."""
    neck: Neck = field(default_factory=Neck)


GUESSES: Mapping[str, tuple[Guess, ...]] = {
    "co-contraction": (
        Guess(floor=0.0, neck=Neck(tone=0.0)),
        Guess(floor=0.02, neck=Neck(tone=60.0)),
    ),
    "strength": (
        Guess(strength=0.75, neck=Neck(levers=1.33)),
        Guess(strength=1.33, neck=Neck(levers=0.75)),
    ),
    "posture": (Guess(leans=radians(-4)), Guess(leans=radians(4))),
}
"""What the interval spans. Each alone; what they add and take is summed as squares."""
SAMPLED = 5
"""In how many poses of a part the guesses are tried; between them the difference goes evenly."""


class Estimator:
    """One person's discs."""

    def __init__(self, person: Person, *, age: float | None = None) -> None:
        self.body: Body = body_of(person)
        self.might = strength(person, age=age)
        self.solvers: dict[tuple[float, float], Balancing] = {}

    def curve(self, course: Course) -> Curve:
        """Return the loads through a course of poses, with their intervals."""
        held = [self.hold(pose, Guess()) for pose in course.poses]
        central = np.stack([forces for forces, _, _ in held])
        less, more = self._spread(course.poses, central)
        compression, shear = np.stack([central - less, central, central + more]).transpose(
            3, 0, 1, 2
        )
        residuals = np.abs(np.stack([residual for _, residual, _ in held]))
        return Curve(
            part=course.part,
            phase=np.array([pose.phase for pose in course.poses]),
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
        for guesses in GUESSES.values():
            off = np.stack([self.hold(pose, guess)[0] - central for guess in guesses])
            less += np.maximum(-off, 0.0).max(axis=0) ** 2
            more += np.maximum(off, 0.0).max(axis=0) ** 2
        return np.sqrt(np.stack([less, more]))

    def hold(self, pose: Pose, guess: Guess) -> tuple[Vector, Vector, float]:
        """Return compression and shear of every disc (12, 2), what is left over, the strain."""
        solver = self._solver(guess)
        balance = solver.hold(self._leaning(pose.state, guess.leans), pose.hold)
        pushes = [
            *pose.hold.pushes,
            *head_supports(self.body, solver.data, balance.rests, balance.supports),
        ]
        neck = neck_discs(self.body, solver.data, pushes, guess.neck)
        trunk = [
            _parted(disc, force, solver.data.xmat)
            for disc, force in zip(self.body.discs, balance.discs, strict=True)
        ]
        return (
            np.array([*neck.values(), *trunk]),
            balance.residual,
            float(balance.activations.max()),
        )

    def _solver(self, guess: Guess) -> Balancing:
        key = (guess.floor, guess.strength)
        if key not in self.solvers:
            muscling = Muscling(floor=guess.floor, strength=guess.strength * self.might)
            self.solvers[key] = Balancing(self.body, muscling)
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
