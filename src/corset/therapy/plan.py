"""Proposal, prescription and dose: what the clinician signs and how it moves."""

from dataclasses import dataclass
from datetime import date, datetime

from corset.therapy.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One prescribed exercise: first dose, the ceiling it may grow to, hold in seconds.

    `despite` holds the keys of the adaptations that the clinician overruled (R9).
    """

    exercise: str
    repetitions: int
    ceiling: int
    hold_s: float
    despite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An exercise taken into the proposal, and why."""

    item: PlanItem
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise left out of the proposal, and why."""

    exercise: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The individual complex that the system proposes (R7)."""

    taken: tuple[Proposed, ...]
    left_out: tuple[LeftOut, ...]
    opt_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The signed prescription.

    `whole_spine_days` since the first plan, and `whole_spine_sessions` days of them with a finished
    session, come before the whole-spine stage (R3).
    """

    items: tuple[PlanItem, ...]
    supervised_sessions: int
    whole_spine_days: int
    opt_in: tuple[str, ...]
    signed_by: str
    signed_at: datetime
    whole_spine_sessions: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where an exercise stands: next dose, clean sessions in a row, discomforts in a row.

    `reduced` is set by discomfort and lifted by clean sessions: till then not at full strength.
    `clean_on` is the day of the last clean session that was counted: one a day is (R20). `stops`
    counts how often in a row the exercise was stopped at a pain at which others go on (C3).
    """

    exercise: str
    repetitions: int
    clean: int = 0
    discomforts: int = 0
    reduced: bool = False
    clean_on: date | None = None
    stops: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpProgress:
    """How the warm-up stands: what discomfort in it has made of it (R4), counted as in Progress.

    `hurt_in` is when the session began in which discomfort was last told: it counts once there.
    """

    clean: int = 0
    discomforts: int = 0
    reduced: bool = False
    clean_on: date | None = None
    hurt_in: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How much of an exercise's own amplitude and force is asked for, as shares of the whole."""

    amplitude: float = 1.0
    effort: float = 1.0


FULL = Strength()
