"""What waits for a decision about a patient, with what a page says of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from corset.care.queries import pending as query
from corset.care.queries.pending import Pending, PendingKind
from corset.care.queries.steps import Step
from corset.care.reasons import Subject, subject_of
from corset.presentation.reasons import WordedFinding, WordedReason
from corset.services.therapy.alerts import AlertView
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.therapy.programme import Exercise, Programme
from corset.therapy.state import State
from corset.therapy.terms import Role

__all__ = ["PendingKind", "PendingView", "Step", "pending_views", "to_clear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingView:
    """A decision that still has to be made, its alert as it is seen, and why it is asked for."""

    kind: PendingKind
    exercise: Exercise | None
    clears: bool
    """Whether it is answered by clearing the patient, and not by a correction."""
    alert: AlertView | None = None
    reasons: tuple[WordedReason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientRecord:
    """What is known of a patient where something waits; the rest is read where it is needed."""

    state: State
    now: datetime
    programme: Programme
    alerts: Callable[[], Sequence[AlertView]]
    findings: Callable[[], Sequence[WordedFinding]]
    timeline: Callable[[], Sequence[TimelineEntry]]
    """Reads the latest decisions."""
    raising: Callable[[str], Sequence[TimelineEntry]]
    """Finds the decision that raised an alert, where it is none of them."""


def pending_views(known: PatientRecord, *, role: Role) -> tuple[PendingView, ...]:
    """Return what somebody of this role sees waiting, the most urgent first."""
    found = query.pending(state=known.state, now=known.now, programme=known.programme, role=role)
    return tuple(_view(one, known) for one in found)


def to_clear(findings: Sequence[WordedFinding]) -> tuple[WordedReason, ...]:
    """Return what keeps training closed until a clinician clears it."""
    reasons = (finding.reason for finding in findings)
    return tuple(why for why in reasons if subject_of(why.reason) is Subject.CLEARANCE)


def _view(one: Pending, known: PatientRecord) -> PendingView:
    alerts = known.alerts() if one.alert else ()
    alert = next((a for a in alerts if one.alert and a.id == one.alert.id), None)
    reasons = to_clear(known.findings()) if one.kind is PendingKind.CLEARANCE else ()
    return PendingView(
        kind=one.kind,
        exercise=known.programme.exercises.get(one.exercise or ""),
        clears=one.clears,
        alert=alert,
        reasons=_of_alert(alert, known) if alert else reasons,
    )


def _of_alert(alert: AlertView, known: PatientRecord) -> tuple[WordedReason, ...]:
    """Return the reasons of the decision that raised an alert, those with facts before all."""
    near = next((entry for entry in known.timeline() if _raises(entry, alert)), None)
    for entry in (near,) if near else known.raising(alert.id):
        return tuple(why for why in entry.reasons if why.facts) or entry.reasons
    return ()


def _raises(entry: TimelineEntry, alert: AlertView) -> bool:
    raised = (event for event in entry.events if event.name == "AlertRaised")
    return any(event.payload.get("alert") == alert.id for event in raised)
