"""Daily checks, and whether they let the patient train."""

from corset.record.models.read_models import CheckRow
from corset.record.projections.step import Step
from corset.therapy.events import CheckAnswered


def follow(step: Step) -> None:
    """Write a check with the outcome that it was answered with."""
    if not isinstance(step.event, CheckAnswered):
        return
    check = step.event.check
    CheckRow.objects.update_or_create(
        patient=step.patient,
        seq=step.row.seq,  # a row may be left here from before a log was cut short
        defaults={
            "day": step.event.at.date(),
            "at": step.event.at,
            "rest_pain": _plausible(check.rest_pain, 10),
            "painkillers": _plausible(check.painkillers, 100),
            "outcome": step.row.decision.outcome,
        },
    )


def _plausible(value: int | None, most: int) -> int | None:
    """What cannot be is not drawn in a trend; the log keeps it as it was sent."""
    return value if value is not None and 0 <= value <= most else None
