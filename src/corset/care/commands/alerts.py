"""Telling the clinician, and going further when nobody answers in time (I22)."""

from datetime import timedelta

from corset.care.case import Case, accept
from corset.therapy.commands import Acknowledge, Escalate
from corset.therapy.decision import Decision
from corset.therapy.events import AlertAcknowledged, AlertEscalated, AlertRaised
from corset.therapy.reason import Reason
from corset.therapy.state import Alert
from corset.therapy.terms import AlertKind


def raised(case: Case, kind: AlertKind, exercise: str | None = None) -> AlertRaised:
    """Return the alert to raise; its id counts the patient's alerts."""
    p = case.parameters
    hours = {
        AlertKind.EMERGENCY: p.alert_hours_emergency,
        AlertKind.SEVERE_PAIN: p.alert_hours_severe_pain,
        AlertKind.SUSPENDED: p.alert_hours_suspended,
        AlertKind.REPEATED_DISCOMFORT: p.alert_hours_repeated_discomfort,
        AlertKind.UNPLACED_PAIN: p.alert_hours_severe_pain,
    }[kind]
    return AlertRaised(
        at=case.now,
        alert=f"{kind}-{case.state.alerts_raised + 1}",
        kind=kind,
        exercise=exercise,
        due=case.now + timedelta(hours=hours),
    )


def is_open(case: Case, kind: AlertKind, exercise: str | None = None) -> bool:
    """Whether such an alert already waits, so that a second report does not ring twice."""
    return any(a.kind is kind and a.exercise == exercise for a in case.state.alerts)


def acknowledged(case: Case, alert: Alert) -> AlertAcknowledged:
    """Return the event of this clinician having seen an alert."""
    return AlertAcknowledged(at=case.now, alert=alert.id, by=case.by.id)


def acknowledge(case: Case, command: Acknowledge) -> Decision:
    """Take note of an alert; whatever it closed stays closed."""
    for alert in case.state.alerts:
        if alert.id == command.alert:
            return accept([acknowledged(case, alert)], [Reason.of("I22", "acknowledged")])
    known = tuple(a.id for a in case.state.alerts)
    return case.refuse("I22", "no_such_alert", alert=command.alert, known=known)


def escalate(case: Case, _: Escalate) -> Decision:
    """Escalate every alert whose time has passed."""
    due = [a for a in case.state.alerts if not a.escalated and case.now >= a.due]
    events = [AlertEscalated(at=case.now, alert=alert.id) for alert in due]
    return accept(events, [Reason.of("I22", "escalated")] if due else [])
