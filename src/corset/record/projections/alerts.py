"""The inbox: alerts from being raised to being acknowledged."""

from django.db.models import QuerySet

from corset.record.models.read_models import AlertRow
from corset.record.projections.step import Step
from corset.therapy.state import Alert


def follow(step: Step) -> None:
    """Write alerts that are new or changed, and close those that the state no longer holds."""
    before, after = step.before.alerts, step.after.alerts
    for alert in after:
        if alert not in before:
            _write(step, alert)
    gone = {alert.id for alert in before} - {alert.id for alert in after}
    if gone:
        _open(step).filter(alert__in=gone).update(
            acknowledged_at=step.event.at, acknowledged_by=step.row.actor_id
        )


def _write(step: Step, alert: Alert) -> None:
    AlertRow.objects.update_or_create(
        patient=step.patient,
        alert=alert.id,
        defaults={
            "kind": alert.kind.value,
            "exercise": alert.exercise,
            "raised_at": alert.raised_at,
            "due": alert.due,
            "escalated_at": step.event.at if alert.escalated else None,
            # It is open: also where a log that was cut short has used the name before.
            "acknowledged_at": None,
            "acknowledged_by": "",
        },
    )


def _open(step: Step) -> QuerySet[AlertRow]:
    return AlertRow.objects.filter(patient=step.patient, acknowledged_at=None)
