"""What was decided about a therapy, without the steps of its sessions: the marks on its course."""

from datetime import date
from uuid import UUID

from corset.presentation.reader import Reader
from corset.record.models import DecisionRow, EventRow, SessionRow
from corset.services.therapy.decisions.timeline import TimelineEntry, timeline, with_events

MARKED = (
    *("Enrolled", "PhaseSet", "PlanSigned", "SignedOff", "Withdrawn"),
    *("WholeSpineOpened", "WholeSpineClosed", "PlanCorrected", "Cleared"),
    *("ExerciseBarred", "TrainingSuspended", "EmergencyReported", "DosesLowered"),
)
"""The events that a course is marked with."""


def milestones(patient: UUID, reader: Reader, *, since: date) -> tuple[TimelineEntry, ...]:
    """Return the decisions from a day on that led to one of them, in their order.

    Of the log that part alone is read that begins with the last session before the day.
    """
    before = SessionRow.objects.filter(patient=patient, day__lt=since).order_by("-seq")
    first = before.values_list("seq", flat=True).first() or 0
    events = EventRow.objects.filter(stream_id=patient, seq__gt=first, name__in=MARKED)
    rows = DecisionRow.objects.filter(id__in=set(events.values_list("decision_id", flat=True)))
    entries = timeline(with_events(rows.order_by("number")), reader=reader)
    return tuple(entry for entry in entries if entry.at.date() >= since)
