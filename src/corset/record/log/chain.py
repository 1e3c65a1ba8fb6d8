"""The hash chain: each decision and each event names the one before it.

An event's digest holds its decision's digest, so neither can be changed, left out or moved alone.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from corset.record.models.log import ROWS, DecisionRow, EventRow, Stream
from corset.record.serialisation.codec import canonical

_NOT_HASHED = {"id", "digest"}
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
_ADDED = {"said"}
"""Fields that rows from before them do not have."""


Values = Mapping[str, Any]
"""The columns of a row by their names."""


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
    said = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
    }
    return _digest(said, row.decision.digest if isinstance(row, EventRow) else None)


def _digest(said: Values, decision: str | None) -> str:
    """Return the digest of a row's columns; an event's holds the digest of its decision.

    A column that was added later is no part of the digest of a row that was written before it.
    """
    content = {
        name: value if type(value) in _AS_THEY_ARE else _plain(value)
        for name, value in said.items()
        if name not in _NOT_HASHED and not (value is None and name in _ADDED)
    }
    if decision is not None:
        content["decision_id"] = decision
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def verify_chain(
    patient: UUID, *, using: str = DEFAULT_DB_ALIAS, after: Stream | None = None
) -> Break | None:
    """Return the first break of a patient's log, or None where all of it holds.

    What stands up to the place `after` is not read; its heads are taken for what went before.
    """
    stream = Stream.objects.using(using).filter(patient=patient).first()
    decisions = DecisionRow.objects.using(using).filter(stream_id=patient).order_by("number")
    events = EventRow.objects.using(using).filter(stream_id=patient).order_by("seq")
    if stream is None:
        return Break("stream", 0) if decisions.exists() or events.exists() else None
    start = after or Stream(patient=patient)
    decisions = decisions.filter(number__gt=start.decisions) if after else decisions
    events = events.filter(seq__gt=start.version) if after else events
    # Plain columns, and each decision's digest once: a model for each row takes twice as long.
    digests = dict(decisions.values_list("id", "digest").iterator(ROWS))
    wrong_decision = _first_break(
        ((row, None) for row in _plain_rows(decisions, patient)),
        "number",
        (start.decisions, start.decision_head),
        (stream.decisions, stream.decision_head),
    )
    wrong_event = _first_break(
        ((row, digests.get(row["decision_id"], "")) for row in _plain_rows(events, patient)),
        "seq",
        (start.version, start.head),
        (stream.version, stream.head),
    )
    if wrong_event is not None:
        return Break("event", wrong_event)
    return None if wrong_decision is None else Break("decision", wrong_decision)


def _plain_rows(
    rows: QuerySet[DecisionRow] | QuerySet[EventRow], patient: UUID
) -> Iterator[dict[str, Any]]:
    """Yield rows as columns; whose they are is the same in each, and is not read anew."""
    names = [field.attname for field in rows.model._meta.concrete_fields]  # noqa: SLF001 - Django's documented interface
    names.remove("stream_id")
    for row in rows.values(*names).iterator(ROWS):
        row["stream_id"] = patient
        yield row


def _first_break(
    rows: Iterable[tuple[Values, str | None]],
    numbered: str,
    start: tuple[int, str],
    end: tuple[int, str],
) -> int | None:
    """Return the number of the first row that does not follow; each with its decision's digest.

    `start` and `end` are the numbers and digests of the row before the first, and of the last.
    """
    previous, expected = start[1], start[0] + 1
    for row, decision in rows:
        whole = row[numbered] == expected and row["previous"] == previous
        if not whole or _digest(row, decision) != row["digest"]:
            return expected
        previous, expected = row["digest"], expected + 1
    return None if (expected - 1, previous) == end else expected


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.hex if isinstance(value, UUID) else value
