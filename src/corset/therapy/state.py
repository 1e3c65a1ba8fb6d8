"""Everything that a decision needs to know of one patient."""

from dataclasses import dataclass, field
from datetime import date, datetime

from corset.therapy.answers import Answers
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Progress, Proposal, WarmUpProgress
from corset.therapy.session import Check, Closure, ExerciseResult, Session
from corset.therapy.terms import AlertKind, Phase, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alert that nobody has acknowledged yet."""

    id: str
    kind: AlertKind
    exercise: str | None
    raised_at: datetime
    due: datetime
    rings: int = 0
    """How often it has gone further, each time to one more person."""

    @property
    def escalated(self) -> bool:
        """Whether it has gone further at all."""
        return self.rings > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """Sets of an exercise begun on the last day with any, and when the last of them was."""

    exercise: str
    day: date
    sets: int
    last: datetime


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
    warm_up: WarmUpProgress = field(default_factory=WarmUpProgress)
    barred: tuple[str, ...] = ()
    check: Check | None = None
    session: Session | None = None
    past: tuple[ExerciseResult, ...] = ()
    """Of each exercise of earlier sessions the last time that it was begun or spoken of."""
    closures: tuple[Closure, ...] = ()
    """What closed a day at home; those of earlier days close nothing any more."""
    trained_on: date | None = None
    """The day of the last main session in which an exercise was begun."""
    trained_at: datetime | None = None
    """When an exercise of a main session was last begun."""
    stopped_at: tuple[datetime, ...] = ()
    """When severe pain ended a day: the last one, and those that a clock set back lies before."""
    rested_from: date | None = None
    """From when a pause counts: the last training, or the last time that one lowered doses."""
    finished_days: int = 0
    """Days with a finished main session since the therapy began."""
    finished_on: date | None = None
    """The last of them."""
    sets: tuple[DayCount, ...] = ()
    supervised: int = 0
    signed_off: bool = False
    whole_spine: bool = False
    suspended: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    emergency_urgency: Urgency | None = None
    alerts: tuple[Alert, ...] = ()
    alerts_raised: int = 0
    held: bool = False
    """Whether a fact changed since the plan was signed: no dose grows till one is signed anew."""
    withdrawn: bool = False
    latest: datetime | None = None
    """The latest time that anything of this log bears."""
    set_back_at: datetime | None = None
    """When the clock was seen to stand before that, until it has caught up."""
