"""How a virtual patient behaves: drawn once, so that one seed is one person.

The distributions are invented for testing and planning. They are no claim about real patients.
"""

from dataclasses import dataclass
from random import Random

from corset.simulation.therapy import Performance
from corset.therapy.programme import Programme

WORST_PAIN, WORST_EFFORT = 10, 10
COLD_PAIN = 2
"""What a warm-up that was only claimed adds to the pain of an exercise, NRS."""
PAIN_OF_EFFORT = 2
"""How many points of pain make an exercise one point harder, CR10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Chances are from 0 to 1; pain is NRS.

    `adherence`: trains on a day. `warms_up`: really does the warm-up that is claimed. `honesty`:
    reports pain as felt. `painkiller`: takes one on a day. `illness`: wakes up with something
    that the check asks about. `flare`: an exercise hurts far more than usual. `tenderness` is the
    usual pain of the exercises that hurt.
    """

    adherence: float
    warms_up: float
    honesty: float
    painkiller: float
    illness: float
    flare: float
    tenderness: tuple[tuple[str, int], ...]

    @classmethod
    def drawn(cls, draw: Random, programme: Programme) -> "Behaviour":
        """Draw one of many: most are willing and well, some are neither."""
        tender = [x for x in programme.exercises if draw.random() < draw.choice((0.05, 0.15))]
        return cls(
            adherence=draw.choice((0.95, 0.85, 0.7, 0.4)),
            warms_up=draw.choice((1.0, 0.9, 0.6)),
            honesty=draw.choice((1.0, 0.95, 0.6)),
            painkiller=draw.choice((0.0, 0.0, 0.1, 0.4)),
            illness=draw.choice((0.01, 0.03)),
            flare=draw.choice((0.001, 0.004)),
            tenderness=tuple((x, draw.choice((1, 1, 2, 3, 4))) for x in tender),
        )

    def performance(self, draw: Random, exercise: str, *, warm: bool) -> Performance:
        """Return how an exercise goes and what is said of it."""
        felt = self._felt(draw, exercise, warm=warm)
        told = felt if draw.random() < self.honesty else max(0, felt - draw.choice((1, 2, 3)))
        effort = min(WORST_EFFORT, draw.choice((2, 3, 4)) + felt // PAIN_OF_EFFORT)
        return Performance(nrs=told, cr10=float(effort))

    def _felt(self, draw: Random, exercise: str, *, warm: bool) -> int:
        usual = dict(self.tenderness).get(exercise, 0)
        today = usual + draw.choice((-1, 0, 0, 1)) if usual else 0
        flared = draw.choice((3, 5, 6)) if draw.random() < self.flare else 0
        return min(WORST_PAIN, max(0, today) + flared + (0 if warm or not usual else COLD_PAIN))
