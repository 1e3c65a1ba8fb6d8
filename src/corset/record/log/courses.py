"""Writing a whole course at once: what happened to one patient, into a log that is empty.

Many patients may have the same course. What their logs say alike is made once, by `Course.of`;
names, places and digests are each patient's own. The rows are those that `append` would write,
one submission after the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from corset.record import projections
from corset.record.errors import StaleVersion
from corset.record.log.entries import Entry, decision_row, event_rows
from corset.record.log.programmes import keep
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.projections.step import Step, steps_along, steps_of
from corset.therapy.commands import Actor
from corset.therapy.programme import Programme
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Entries in their order, and the steps that their events make."""

    programme: Programme
    entries: Sequence[Entry]
    steps: Sequence[Step] = field(repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry], programme: Programme) -> "Course":
        """Return the course of entries that were decided by this programme."""
        kept = tuple(entries)
        _, events = _rows(Stream(), kept, {})
        return cls(programme=programme, entries=kept, steps=tuple(steps_of(events, State())))


def write(patient: UUID, course: Course, *, actors: Mapping[Actor, Actor] | None = None) -> None:
    """Write a course as the log of a patient: all of it, or nothing.

    `actors` says who acted here in whose place; whoever is not named acted there too. Raises
    StaleVersion where the log has entries already.
    """
    with transaction.atomic():
        Stream.objects.bulk_create([Stream(patient=patient)], ignore_conflicts=True)
        stream = Stream.objects.select_for_update().get(patient=patient)
        if stream.decisions:
            raise StaleVersion(
                f"The log of {patient} has entries already; a course needs an empty one."
            )
        keep(course.programme)
        decisions, events = _rows(stream, course.entries, actors or {})
        DecisionRow.objects.bulk_create(decisions)
        EventRow.objects.bulk_create(events)
        stream.save()
        projections.begin(stream=stream, steps=steps_along(events, course.steps))


def _rows(
    stream: Stream, entries: Iterable[Entry], actors: Mapping[Actor, Actor]
) -> tuple[list[DecisionRow], list[EventRow]]:
    """Return the rows of entries; the log's head moves on to the last."""
    decisions: list[DecisionRow] = []
    events: list[EventRow] = []
    now = timezone.now()
    for entry in entries:
        by = actors.get(entry.by, entry.by)
        decisions.append(decision_row(stream, entry, by=by, recorded_at=now))
        events += event_rows(stream, entry, decisions[-1])
    return decisions, events
