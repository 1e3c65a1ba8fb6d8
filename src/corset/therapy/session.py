"""A day's check and a session."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from corset.therapy.answers import Answers
from corset.therapy.plan import Progress
from corset.therapy.terms import PainWords, SessionEnd, SessionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswers:
    """Answers by question, and what was measured. Rest pain NRS, °C, mmHg, doses taken."""

    answers: Answers
    rest_pain: int | None = None
    temperature_c: float | None = None
    systolic_mmhg: int | None = None
    diastolic_mmhg: int | None = None
    painkillers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The last check and when it was answered."""

    answers: CheckAnswers
    at: datetime


class ClosureCause(StrEnum):
    """What closed a day at home (R8)."""

    ANSWER = "answer"
    MEASUREMENT = "measurement"
    MISREADING = "misreading"
    """A value that cannot be: it is asked again until one can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A question of the check that closed the day at home, by what and when."""

    question: str
    cause: ClosureCause
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionItem:
    """One exercise of a session, with its dose as handed out and where it stood before."""

    exercise: str
    repetitions: int
    hold_s: float
    before: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of an exercise in a session; None is not reported. The worst report counts."""

    exercise: str
    repetitions: int | None = None
    nrs: int | None = None
    words: PainWords | None = None
    cr10: float | None = None
    stopped: bool = False
    hurried: bool = False
    """Done in less than half of the time that the dose takes (R6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The open session, or the last one once `end` is set; `begun` in the order of beginning.

    `medicated`: a painkiller had been taken before it, so that no dose grows by it; `lowered`:
    every dose was lowered since it began, so that growth is counted from there on (R20).
    """

    kind: SessionKind
    supervised: bool
    started_at: datetime
    items: tuple[SessionItem, ...]
    medicated: bool = False
    lowered: bool = False
    warmed_up: bool = False
    current: str | None = None
    begun: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    end: SessionEnd | None = None

    @property
    def is_open(self) -> bool:
        """Whether the session still runs."""
        return self.end is None

    def runs_on(self, day: date) -> bool:
        """Whether the session runs and was begun on this day: it does not go over to the next."""
        return self.is_open and self.started_at.date() == day


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseResult:
    """An exercise as it was handed out in a session, with what came of it and how that ended.

    `at` is when the session began, `medicated` and `lowered` as there.
    """

    item: SessionItem
    result: Result
    end: SessionEnd | None
    at: datetime
    medicated: bool = False
    lowered: bool = False

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.at.date()
