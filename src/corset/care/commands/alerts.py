"""Telling the clinician, and going further when nobody answers in time (I22)."""

from datetime import datetime, timedelta

from corset.care.case import Case, accept
from corset.care.rules.clock import done_at
from corset.therapy.commands import Acknowledge, Escalate
from corset.therapy.decision import Decision
from corset.therapy.events import AlertAcknowledged, AlertEscalated, AlertRaised, Event
from corset.therapy.reason import Reason
from corset.therapy.state import Alert
from corset.therapy.terms import AlertKind

ONCE_A_DAY = 24.0
"""Hours: the longest wait between two rings, but for alerts that wait longer from the start."""


def raised(case: Case, kind: AlertKind, exercise: str | None = None) -> AlertRaised:
    """Return the alert to raise; its id counts the patient's alerts.

    Its time runs from when somebody could know of it, not from when it happened (I28).
    """
    hours = _hours(case, kind)
    return AlertRaised(
        at=case.now,
        alert=f"{kind}-{case.state.alerts_raised + 1}",
        kind=kind,
        exercise=exercise,
        due=case.known + timedelta(hours=hours),
    )


def _hours(case: Case, kind: AlertKind) -> float:
    p = case.parameters
    return {
        AlertKind.EMERGENCY: p.alert_hours_emergency,
        AlertKind.SEVERE_PAIN: p.alert_hours_severe_pain,
        AlertKind.SUSPENDED: p.alert_hours_suspended,
        AlertKind.REPEATED_DISCOMFORT: p.alert_hours_repeated_discomfort,
        AlertKind.UNPLACED_PAIN: p.alert_hours_severe_pain,
    }[kind]


def is_open(case: Case, kind: AlertKind, exercise: str | None = None) -> bool:
    """Whether such an alert already waits, so that a second report does not ring twice."""
    return any(a.kind is kind and a.exercise == exercise for a in case.state.alerts)


def referred(case: Case, exercise: str, runs: int) -> list[Event]:
    """Let a third discomfort in a row go to the clinician (R4), and a third stop (C3)."""
    kind = AlertKind.REPEATED_DISCOMFORT
    if runs < case.parameters.discomfort_referral or is_open(case, kind, exercise):
        return []
    return [raised(case, kind, exercise)]


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
    """Let every alert ring again whose time has passed, without end, at growing intervals (I22)."""
    due = [a for a in case.state.alerts if case.now >= _due(case, a)]
    events = [_rung(case, alert) for alert in due]
    return accept(events, [Reason.of("I22", "escalated")] if due else [])


def _due(case: Case, alert: Alert) -> datetime:
    """Return when an alert is due: one from a time yet to come, by when the clock was set back."""
    known = done_at(alert.raised_at, case.state, case.now)
    return alert.due if known is None else known + (alert.due - alert.raised_at)


def _rung(case: Case, alert: Alert) -> AlertEscalated:
    """Return an alert's next ring: after twice the time each time, at least once a day."""
    rings, first = alert.rings + 1, _hours(case, alert.kind)
    hours = max(first, min(first * 2 ** min(rings, 9), ONCE_A_DAY))
    due = case.now + timedelta(hours=hours)
    return AlertEscalated(at=case.now, alert=alert.id, rings=rings, due=due)
