"""Daily checks, and whether they let the patient train."""

from corset.record.models.read_models import CheckRow
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.events import CheckAnswered


def follow(step: Step, rows: Rows) -> None:
    """Write a check with the outcome that it was answered with."""
    if not isinstance(step.event, CheckAnswered):
        return
    check, seq = step.event.check, step.row.seq
    row = rows.checks.setdefault(seq, CheckRow(patient=step.patient, seq=seq))
    row.day, row.at = step.event.at.date(), step.event.at
    row.rest_pain = _plausible(check.rest_pain, 10)
    row.painkillers = _plausible(check.painkillers, 100)
    row.outcome = step.row.decision.outcome
    rows.change(row)


def _plausible(value: int | None, most: int) -> int | None:
    """What cannot be is not drawn in a trend; the log keeps it as it was sent."""
    return value if value is not None and 0 <= value <= most else None
