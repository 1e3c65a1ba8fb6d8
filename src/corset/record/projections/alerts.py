"""The inbox: alerts from being raised to being acknowledged."""

from corset.record.models.read_models import AlertRow
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.state import Alert


def follow(step: Step, rows: Rows) -> None:
    """Write alerts that are new or changed, and close those that the state no longer holds."""
    before, after = step.before.alerts, step.after.alerts
    for alert in after:
        if alert not in before:
            _raise(step, alert, rows)
    for name in {alert.id for alert in before} - {alert.id for alert in after}:
        row = rows.alerts.get(name)
        if row is not None and row.acknowledged_at is None:
            row.acknowledged_at, row.acknowledged_by = step.event.at, step.row.actor_id
            rows.change(row)


def _raise(step: Step, alert: Alert, rows: Rows) -> None:
    row = rows.alerts.setdefault(alert.id, AlertRow(patient=step.patient, alert=alert.id))
    row.kind, row.exercise = alert.kind.value, alert.exercise
    row.raised_at, row.due = alert.raised_at, alert.due
    row.escalated_at = step.event.at if alert.escalated else None
    # It is open: also where a log that was cut short has used the name before.
    row.acknowledged_at, row.acknowledged_by = None, ""
    rows.change(row)
