"""Everything that a decision needs to know of one patient."""

from dataclasses import dataclass, field
from datetime import date, datetime

from corset.therapy.answers import Answers
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Progress, Proposal
from corset.therapy.session import Check, ExerciseResult, Session
from corset.therapy.terms import AlertKind, Phase, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alert that nobody has acknowledged yet."""

    id: str
    kind: AlertKind
    exercise: str | None
    raised_at: datetime
    due: datetime
    escalated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """Sets of an exercise begun on a day."""

    exercise: str
    day: date
    sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A patient's therapy, folded from the log."""

    enrolled: bool = False
    care_team: tuple[str, ...] = ()
    intake: Intake = field(default_factory=Intake)
    screening: Answers = ()
    phase: Phase = Phase.UNKNOWN
    proposal: Proposal | None = None
    plan: Plan | None = None
    therapy_since: datetime | None = None
    progress: tuple[Progress, ...] = ()
    barred: tuple[str, ...] = ()
    check: Check | None = None
    session: Session | None = None
    past: tuple[ExerciseResult, ...] = ()
    """Of each exercise of earlier sessions the last time that it was begun or spoken of."""
    trained_on: date | None = None
    stopped_on: date | None = None
    sets: tuple[DayCount, ...] = ()
    supervised: int = 0
    signed_off: bool = False
    whole_spine: bool = False
    suspended: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    emergency_urgency: Urgency | None = None
    alerts: tuple[Alert, ...] = ()
    alerts_raised: int = 0
    withdrawn: bool = False
