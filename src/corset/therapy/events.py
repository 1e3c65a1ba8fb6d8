"""What happened. The log keeps these for ever: rename nothing, add fields with defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from corset.therapy.answers import Answers
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Proposal
from corset.therapy.session import CheckAnswers, SessionItem
from corset.therapy.terms import (
    AlertKind,
    PainWords,
    Phase,
    Resolution,
    SessionEnd,
    SessionKind,
    Urgency,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events. `at` is when it was decided, with the patient's offset from UTC."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    at: datetime


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
class TrainingSuspended(Event):
    """Rest pain rose, a new sign or severe pain came: nothing until the clinician has looked.

    `day_over`: nor on this day, even if the clinician looks at once (R1, R5).
    """

    causes: tuple[str, ...]
    day_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Event):
    """A session was handed to the patient, with these doses."""

    kind: SessionKind
    supervised: bool
    items: tuple[SessionItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmedUp(Event):
    """The warm-up of this session was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStarted(Event):
    """An exercise began."""

    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFinished(Event):
    """An exercise ended, with the repetitions done."""

    exercise: str
    repetitions: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseBarred(Event):
    """Severe pain: not again until a correction names the exercise (R5)."""

    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyReported(Event):
    """An emergency sign; the urgency decides which text is shown."""

    signs: tuple[str, ...]
    urgency: Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed(Event):
    """A session ended; `why` is the patient's or the rules' ground."""

    end: SessionEnd
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOff(Event):
    """The specialist let the patient train at home."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSpineOpened(Event):
    """The whole-spine stage was opened."""

    by: str


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
    """Nobody acknowledged an alert in time."""

    alert: str


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


EVENTS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
