"""Decisions as a person reads them: who asked for what, what happened, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason
from corset.presentation.timeline import happened, title
from corset.record.models import DecisionRow, Delivery, EventRow
from corset.record.serialisation import codec
from corset.services.library.programmes import programme_then
from corset.services.people.names import person_names
from corset.services.therapy.decisions.said import said_of
from corset.therapy.programme import Programme
from corset.therapy.terms import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One thing that happened."""

    name: str
    text: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One submission and its answer."""

    number: int
    at: datetime
    recorded_at: datetime
    actor_role: str
    actor_name: str
    sent_by: str
    """Who carried what another had told; empty where they are the same."""
    told_at: datetime | None
    """When it was told, as the device has it; it counts by `at`."""
    command: str
    title: str
    motion: str
    """The motion of its exercise as it was then; empty where it is about none."""
    payload: dict[str, Any]
    accepted: bool
    outcome: Outcome
    events: tuple[EventLine, ...]
    reasons: tuple[WordedReason, ...]
    programme_digest: str
    rules_digest: str

    @property
    def minor(self) -> bool:
        """Whether it is a step of a session with nothing to say about it."""
        quiet = self.accepted and self.outcome is Outcome.CLEAR and not self.reasons
        return self.command in _STEPS and (quiet or self.command == "warm_up")

    def speaks_of(self, exercise: str) -> bool:
        """Whether an exercise was decided about, and not as a quiet step of a session."""
        payloads = (self.payload, *(event.payload for event in self.events))
        return not self.minor and any(told.get("exercise") == exercise for told in payloads)


def timeline(rows: Iterable[DecisionRow], *, reader: Reader) -> tuple[TimelineEntry, ...]:
    """Return decisions for a reader's eye, in the order in which they come."""
    rows = list(rows)
    names = person_names({who for row in rows for who in (row.actor_id, _carrier(row)) if who})
    return tuple(_entry(row, names, reader) for row in rows)


def with_events(rows: QuerySet[DecisionRow]) -> QuerySet[DecisionRow]:
    """Return a query of decisions that brings their events along."""
    return rows.select_related("delivery").prefetch_related("events")


def _delivery(row: DecisionRow) -> Delivery | None:
    """Return how it came, where a device had kept it; a row without one has no such attribute."""
    return getattr(row, "delivery", None)


def _carrier(row: DecisionRow) -> str:
    """Return the id of who sent what another had told."""
    delivery = _delivery(row)
    return delivery.sent_by_id if delivery and delivery.sent_by_id != row.actor_id else ""


def _entry(row: DecisionRow, names: dict[str, str], reader: Reader) -> TimelineEntry:
    events = sorted(row.events.all(), key=lambda event: event.seq)
    payload, delivery = codec.parse(row.payload), _delivery(row)
    hurried = any(event.data().get("hurried") for event in events)
    then = programme_then(row.programme_digest, patient=row.stream_id)
    return TimelineEntry(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        recorded_at=row.recorded_at,
        actor_role=row.actor_role,
        actor_name=names.get(row.actor_id, "Corset" if row.actor_role == "system" else ""),
        sent_by=names.get(_carrier(row), ""),
        told_at=delivery.told_at if delivery else None,
        command=row.command,
        title=title(row.command, {**payload, "hurried": hurried}, then),
        motion=_motion(payload, then),
        payload=payload,
        accepted=row.accepted,
        outcome=Outcome(row.outcome),
        events=tuple(_event(event, then) for event in events),
        reasons=said_of(row, reader),
        programme_digest=row.programme_digest,
        rules_digest=row.rules_digest,
    )


def _motion(payload: dict[str, Any], then: Programme) -> str:
    found = then.exercises.get(payload.get("exercise") or "")
    return found.motion if found else ""


def _event(row: EventRow, then: Programme) -> EventLine:
    payload = row.data()
    return EventLine(name=row.name, text=happened(row.name, payload, then), payload=payload)


_STEPS = {"warm_up", "start_exercise", "finish_exercise", "report_pain", "report_effort"}
