"""What an event is, and what happened in sessions and to doses: as the others, kept for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from corset.therapy.plan import WarmUpProgress
from corset.therapy.session import SessionItem
from corset.therapy.terms import (
    Lowering,
    PainWords,
    SessionEnd,
    SessionKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events. `at` is when it was decided, with the patient's offset from UTC."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Event):
    """A session was handed to the patient, with these doses; `medicated`: after a painkiller."""

    kind: SessionKind
    supervised: bool
    items: tuple[SessionItem, ...]
    medicated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmedUp(Event):
    """The warm-up of this session was done, in so many seconds if they were measured (R6)."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStarted(Event):
    """An exercise began."""

    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFinished(Event):
    """An exercise ended, with the repetitions done and the seconds, if they were measured.

    `hurried`: in less than half of the time that its dose takes (R6).
    """

    exercise: str
    repetitions: int
    seconds: float | None = None
    hurried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStopped(Event):
    """An exercise was ended by a rule and is over for this session."""

    exercise: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReported(Event):
    """Pain at an exercise, or in the warm-up where none is named; `placed`: where it belongs."""

    exercise: str | None
    nrs: int | None
    words: PainWords | None
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortReported(Event):
    """Effort at an exercise, Borg CR10."""

    exercise: str
    cr10: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseSet(Event):
    """The next dose of an exercise, the runs that it comes from, and whether it is reduced."""

    exercise: str
    repetitions: int
    clean: int
    discomforts: int
    reduced: bool
    clean_on: date | None = None
    stops: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpSet(Event):
    """How the next warm-up is done, and the runs that it comes from."""

    progress: WarmUpProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class DosesLowered(Event):
    """A pause or an exacerbation: every dose begins again lower (R20); a DoseSet each follows."""

    why: Lowering
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DosesHeld(Event):
    """A fact of the patient changed: no dose grows before a plan is signed anew (R9)."""

    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseBarred(Event):
    """Severe pain: not again until a correction names the exercise (R5)."""

    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed(Event):
    """A session ended; `why` is the patient's or the rules' ground.

    `workout`: whether it counts as one, if it was supervised (R10).
    """

    end: SessionEnd
    why: str = ""
    workout: bool = True
