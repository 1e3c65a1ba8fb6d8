"""The hash chain: each decision and each event names the one before it.

An event's digest holds its decision's digest, so neither can be changed, left out or moved alone.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from corset.record.models.log import ROWS, DecisionRow, EventRow, Stream
from corset.record.serialisation.codec import canonical

_NOT_HASHED = {"id", "digest"}
_ADDED = {"said"}
"""Fields that rows from before them do not have."""


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a log does not hold, and an event's seq or a decision's number.

    `what` is `event`, `decision` or `stream` (rows without one) of the chain itself; `delivery`,
    a read model (`record.projections.comparison`) of what stands beside it; `signed event`,
    `signed decision` or `signed delivery` where a head that was signed is not found; `reading`
    where rows cannot be read.
    """

    what: str
    number: int


def digest_of(row: DecisionRow | EventRow) -> str:
    """Return the digest of everything that a row says."""
    content = {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
        if field.name not in _NOT_HASHED and not _older_than(row, field.name)
    }
    if isinstance(row, EventRow):
        content["decision_id"] = row.decision.digest
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _older_than(row: DecisionRow | EventRow, field: str) -> bool:
    """Whether a row was written before this field was: it is no part of such a row's digest."""
    return field in _ADDED and getattr(row, field) is None


def verify_chain(patient: UUID, *, using: str = DEFAULT_DB_ALIAS) -> Break | None:
    """Return the first break of a patient's log, or None where all of it holds."""
    stream = Stream.objects.using(using).filter(patient=patient).first()
    decisions = DecisionRow.objects.using(using).filter(stream_id=patient).order_by("number")
    events = EventRow.objects.using(using).filter(stream_id=patient).order_by("seq")
    if stream is None:
        return Break("stream", 0) if decisions.exists() or events.exists() else None
    events = events.select_related("decision")
    wrong_decision = _first_break(decisions, "number", stream.decisions, stream.decision_head)
    wrong_event = _first_break(events, "seq", stream.version, stream.head)
    if wrong_event is not None:
        return Break("event", wrong_event)
    return None if wrong_decision is None else Break("decision", wrong_decision)


def _first_break(
    rows: QuerySet[DecisionRow] | QuerySet[EventRow], numbered: str, count: int, head: str
) -> int | None:
    previous, expected = "", 1
    for row in rows.iterator(ROWS):
        whole = getattr(row, numbered) == expected and row.previous == previous
        if not whole or digest_of(row) != row.digest:
            return expected
        previous, expected = row.digest, expected + 1
    return None if (expected - 1, previous) == (count, head) else expected


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.hex if isinstance(value, UUID) else value
