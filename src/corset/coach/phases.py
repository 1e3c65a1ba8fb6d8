"""A dose becomes a list of phases; a browser plays the list, and pages add up its seconds.

`start` and `end` of a phase are places of the figure in its movement, 0 to 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from corset.therapy.content.parameters import Parameters
from corset.therapy.content.parts import ExercisePart, Playback, Sides, When
from corset.therapy.programme import Tempo

START = "start"
"""Where a cue belongs that is said while one gets ready."""
DOSES = 128
"""Doses whose phases are remembered: patients of a clinic share them, and each asks again."""


class Kind(StrEnum):
    """What is done in a phase; a tone belongs to each, and a cue where its part has one."""

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
    """A stretch of an exercise. Seconds; repetitions count from 1.

    0 is before the first, between the sides, and in what closes the exercise.
    """

    kind: Kind
    seconds: float
    repetition: int = 0
    turn: int = 0
    """1 for the other side, where all of one is done before it; its repetitions count anew."""
    side: Side | None = None
    part: str | None = None
    start: float = 0
    end: float = 0
    cue: str = ""
    """The key of what is said as it begins, such as press.out.right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """What is to be done: repetitions (a side, where sides count) at a tempo.

    The parts of a repetition are done one after the other, then once what closes the exercise.
    """

    repetitions: int
    per_side: bool
    tempo: Tempo
    parts: tuple[ExercisePart, ...]


def phases_of(dose: Dose, p: Parameters) -> tuple[Phase, ...]:
    """Return all phases, from the countdown to the last return."""
    return _played(dose, p.ready_s, p.change_sides_s)


def cues_of(dose: Dose) -> tuple[str, ...]:
    """Return the key of everything that is said in a dose, once."""
    return tuple(dict.fromkeys(phase.cue for phase in _played(dose, 0, 0)))


def stretch(seconds: float, p: Parameters, part: str = "") -> tuple[Phase, ...]:
    """Return one stretch of time, for instance two minutes of walking in place."""
    start, go = cues_of_stretch(part)
    return (
        Phase(kind=Kind.READY, seconds=p.ready_s, part=part, cue=start),
        Phase(kind=Kind.GO, seconds=seconds, repetition=1, part=part, cue=go),
    )


def cues_of_stretch(part: str) -> tuple[str, str]:
    """Return the keys of what is said in one stretch of time."""
    return _cue(part, START), _cue(part, Kind.GO)


def movement(
    tempo: Tempo, plays: Playback = Playback.OUT_AND_BACK, middle: tuple[float, float] = (0.5, 0.5)
) -> tuple[Phase, ...]:
    """Return one movement and its rest; what lasts no time is left out."""
    leaves, turns, ends = (1.0, 1.0, 0.0) if plays is Playback.OUT_AND_BACK else (*middle, 1.0)
    whole = (
        Phase(kind=Kind.OUT, seconds=tempo.out_s, end=leaves),
        Phase(kind=Kind.HOLD, seconds=tempo.hold_s, start=leaves, end=turns),
        Phase(kind=Kind.BACK, seconds=tempo.return_s, start=turns, end=ends),
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


@lru_cache(maxsize=DOSES)
def _played(dose: Dose, ready_s: float, change_sides_s: float) -> tuple[Phase, ...]:
    return without_last_rest(list(_phases(dose, ready_s, change_sides_s)))


def _phases(dose: Dose, ready_s: float, change_sides_s: float) -> Iterator[Phase]:
    """Go through one side after the other, unless a repetition goes through both itself."""
    first = dose.parts[0].id
    for turn, (side, repetitions) in enumerate(_shares(dose)):
        kind, seconds = (Kind.SWITCH, change_sides_s) if turn else (Kind.READY, ready_s)
        cue = _cue(first, START, side)
        yield Phase(kind=kind, seconds=seconds, turn=turn, side=side, part=first, cue=cue)
        for number in range(1, repetitions + 1):
            for phase in _repetition(dose, number, side):
                yield replace(phase, turn=turn)
    for part in dose.parts:
        if part.when is When.END:
            yield from _moved(part, dose.tempo, None)


def _shares(dose: Dose) -> tuple[tuple[Side | None, int], ...]:
    """Return the sides that are done one after the other, each with its repetitions.

    What is not counted a side is halved, an odd one on the right.
    """
    count = dose.repetitions
    if not any(part.sides is Sides.IN_TURN for part in dose.parts):
        return ((None, count),)
    if dose.per_side:
        return (Side.RIGHT, count), (Side.LEFT, count)
    right, left = (Side.RIGHT, count - count // 2), (Side.LEFT, count // 2)
    return (right, left) if count > 1 else (right,)


def _repetition(dose: Dose, number: int, side: Side | None) -> Iterator[Phase]:
    for part in dose.parts:
        if part.when is When.EACH:
            for each in _sides(part, dose, number, side):
                for phase in _moved(part, dose.tempo, each):
                    yield replace(phase, repetition=number)


def _sides(
    part: ExercisePart, dose: Dose, number: int, turn: Side | None
) -> tuple[Side | None, ...]:
    """Return the sides of one repetition of a part: both where each has its own repetitions."""
    if part.sides is not Sides.ALTERNATE:
        return (turn if part.sides is Sides.IN_TURN else None,)
    return tuple(Side) if dose.per_side else (tuple(Side)[(number - 1) % 2],)


def _moved(part: ExercisePart, tempo: Tempo, side: Side | None) -> Iterator[Phase]:
    """Yield one movement of a part on a side; at rest no side is at work."""
    for phase in movement(_paced(part, tempo), part.plays, part.middle):
        cue = _cue(part.id, phase.kind, side if phase.kind is not Kind.REST else None)
        yield replace(phase, repetition=0, part=part.id, side=side, cue=cue)


def _paced(part: ExercisePart, tempo: Tempo) -> Tempo:
    """Return the tempo of a part: only some hold, and what plays once goes evenly through it."""
    if part.plays is not Playback.ONCE:
        return tempo if part.holds else replace(tempo, hold_s=0)
    whole, (leaves, turns) = tempo.out_s + tempo.return_s, part.middle
    way_out, stay, way_back = whole * leaves, whole * (turns - leaves), whole * (1 - turns)
    return Tempo(way_out, stay, way_back, tempo.rest_s)


def _cue(part: str, when: str, side: Side | None = None) -> str:
    return ".".join(filter(None, (part, when, side)))
