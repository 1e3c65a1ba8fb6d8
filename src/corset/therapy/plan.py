"""Proposal, prescription and dose: what the clinician signs and how it moves."""

from dataclasses import dataclass
from datetime import datetime

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
    """The signed prescription."""

    items: tuple[PlanItem, ...]
    supervised_sessions: int
    whole_spine_days: int
    opt_in: tuple[str, ...]
    signed_by: str
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where an exercise stands: next dose, clean sessions in a row, discomforts in a row.

    `reduced` is set by discomfort and lifted by clean sessions: till then not at full strength.
    """

    exercise: str
    repetitions: int
    clean: int = 0
    discomforts: int = 0
    reduced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How much of an exercise's own amplitude and force is asked for, as shares of the whole."""

    amplitude: float = 1.0
    effort: float = 1.0


FULL = Strength()
