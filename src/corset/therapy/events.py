"""What happened. The log keeps these for ever: rename nothing, add fields with defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from corset.therapy.answers import Answers
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Proposal
from corset.therapy.session import CheckAnswers, ClosureCause
from corset.therapy.terms import (
    AlertKind,
    Phase,
    Resolution,
    Urgency,
)
from corset.therapy.training_events import (
    DoseSet,
    DosesHeld,
    DosesLowered,
    EffortReported,
    Event,
    ExerciseBarred,
    ExerciseFinished,
    ExerciseStarted,
    ExerciseStopped,
    PainReported,
    SessionClosed,
    SessionStarted,
    WarmedUp,
    WarmUpSet,
)

__all__ = [
    "EVENTS",
    "AlertAcknowledged",
    "AlertEscalated",
    "AlertRaised",
    "CareShared",
    "CheckAnswered",
    "Cleared",
    "ClockSetBack",
    "DayClosed",
    "DayReopened",
    "DoseSet",
    "DosesHeld",
    "DosesLowered",
    "EffortReported",
    "EmergencyReported",
    "Enrolled",
    "Event",
    "ExerciseBarred",
    "ExerciseFinished",
    "ExerciseStarted",
    "ExerciseStopped",
    "IntakeRecorded",
    "PainReported",
    "PhaseSet",
    "PlanCorrected",
    "PlanProposed",
    "PlanSigned",
    "Screened",
    "SessionClosed",
    "SessionStarted",
    "SignedOff",
    "TrainingSuspended",
    "WarmUpSet",
    "WarmedUp",
    "WholeSpineClosed",
    "WholeSpineOpened",
    "Withdrawn",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled(Event):
    """The therapy began."""

    clinician: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CareShared(Event):
    """A further clinician cares for the patient."""

    clinician: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRecorded(Event):
    """Facts were taken; those that are None stay as they were."""

    facts: Intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened(Event):
    """The lasting contraindications were asked."""

    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSet(Event):
    """The clinician set the phase."""

    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposed(Event):
    """A complex was proposed."""

    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSigned(Event):
    """A complex was signed."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswered(Event):
    """Today's questions were answered."""

    check: CheckAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Event):
    """A question of the check closed this day at home, by what (R8)."""

    question: str
    cause: ClosureCause


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReopened(Event):
    """What had closed the day was taken back in time, or settled by a new measurement."""

    question: str
    cause: ClosureCause


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSuspended(Event):
    """Rest pain rose, a new sign or severe pain came: nothing until the clinician has looked.

    `day_over`: nor on this day, even if the clinician looks at once (R1, R5).
    """

    causes: tuple[str, ...]
    day_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyReported(Event):
    """An emergency sign; the urgency decides which text is shown."""

    signs: tuple[str, ...]
    urgency: Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOff(Event):
    """The specialist let the patient train at home."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSpineOpened(Event):
    """The whole-spine stage was opened."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSpineClosed(Event):
    """Damage was found in a further region: the stage has to be opened again (R3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised(Event):
    """The clinician is told; unacknowledged by `due`, the alert goes further."""

    alert: str
    kind: AlertKind
    exercise: str | None
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAcknowledged(Event):
    """A clinician saw an alert."""

    alert: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEscalated(Event):
    """Nobody acknowledged an alert in time; it rings again when it is `due` once more.

    `rings` counts how often it has gone further, each time to one more person.
    """

    alert: str
    rings: int = 1
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCorrected(Event):
    """The clinician decided about an exercise: the plan that holds from then on, if any does."""

    exercise: str
    resolution: Resolution
    replacement: str | None
    plan: Plan | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared(Event):
    """The clinician looked at an emergency or suspension and opened training again."""

    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """The therapy ended."""

    why: str
    completed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSetBack(Event):
    """The clock stands before what has happened already, of which the latest was at `latest`."""

    latest: datetime


EVENTS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
