"""A dose becomes a list of phases; a browser plays the list, and pages add up its seconds.

`start` and `end` of a phase are places of the figure in its movement, 0 to 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from corset.body.movement.motion import Playback
from corset.therapy.content.parameters import Parameters
from corset.therapy.programme import Tempo


class Kind(StrEnum):
    """What is done in a phase; a word and a tone belong to each."""

    READY = "ready"
    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    REST = "rest"
    SWITCH = "switch"
    GO = "go"
    """One stretch of time in which the figure keeps its own."""


class Side(StrEnum):
    """Where sides count, the right one comes first."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of an exercise. Seconds; repetitions count from 1, 0 is before the first."""

    kind: Kind
    seconds: float
    repetition: int = 0
    side: Side | None = None
    part: str | None = None
    start: float = 0
    end: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """What is to be done: repetitions (a side, where sides count) at a tempo."""

    repetitions: int
    per_side: bool
    tempo: Tempo
    parts: tuple[str, ...] = ()
    """What one repetition consists of, one after the other; empty where it is one movement."""
    plays: Mapping[str, Playback] = field(default_factory=dict[str, Playback])
    """How each part moves; one that is not named goes as the first does."""


def phases_of(dose: Dose, p: Parameters) -> tuple[Phase, ...]:
    """Return all phases, from the countdown to the last return."""
    return without_last_rest([phase for turn in _turns(dose, p) for phase in turn])


def stretch(seconds: float, p: Parameters) -> tuple[Phase, ...]:
    """Return one stretch of time, for instance two minutes of walking in place."""
    return (
        Phase(kind=Kind.READY, seconds=p.ready_s),
        Phase(kind=Kind.GO, seconds=seconds, repetition=1),
    )


def movement(tempo: Tempo, plays: Playback = Playback.OUT_AND_BACK) -> tuple[Phase, ...]:
    """Return one movement and its rest; what lasts no time is left out."""
    top, bottom = (1.0, 0.0) if plays is Playback.OUT_AND_BACK else (0.5, 1.0)
    whole = (
        Phase(kind=Kind.OUT, seconds=tempo.out_s, end=top),
        Phase(kind=Kind.HOLD, seconds=tempo.hold_s, start=top, end=top),
        Phase(kind=Kind.BACK, seconds=tempo.return_s, start=top, end=bottom),
        Phase(kind=Kind.REST, seconds=tempo.rest_s),
    )
    return tuple(replace(phase, repetition=1) for phase in whole if phase.seconds > 0)


def without_last_rest(phases: list[Phase]) -> tuple[Phase, ...]:
    """Return the phases without a rest after which nothing comes."""
    last = phases[-1] if phases else None
    return tuple(phases[:-1] if last and last.kind is Kind.REST else phases)


def seconds_of(phases: tuple[Phase, ...]) -> float:
    """Return how long all phases take together."""
    return sum(phase.seconds for phase in phases)


def _turns(dose: Dose, p: Parameters) -> Iterator[list[Phase]]:
    """Go through the sides one after the other, unless a repetition goes through both itself."""
    sides: tuple[Side | None, ...] = tuple(Side) if dose.per_side and not dose.parts else (None,)
    for turn, side in enumerate(sides):
        kind, seconds = (Kind.SWITCH, p.change_sides_s) if turn else (Kind.READY, p.ready_s)
        moves = [move for n in range(1, dose.repetitions + 1) for move in _repetition(dose, n)]
        yield [
            Phase(kind=kind, seconds=seconds, side=side),
            *(replace(m, side=side) for m in moves),
        ]


def _repetition(dose: Dose, number: int) -> Iterator[Phase]:
    first = next(iter(dose.plays.values()), Playback.OUT_AND_BACK)
    for part in dose.parts or (None,):
        plays = dose.plays.get(part, first) if part else first
        for phase in movement(dose.tempo, plays):
            yield replace(phase, repetition=number, part=part)
