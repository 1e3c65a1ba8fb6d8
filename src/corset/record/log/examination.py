"""Whether a patient's log holds: its chain, what stands beside it, and what was signed of it.

What is safe to be trusted must agree: the chain of decisions and of events, the head, how commands
were delivered, who cares and which alerts there are as the log has them, and the heads that were
signed outside of the database.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, OperationalError, transaction
from django.db.models import F

from corset.record.log.chain import Break, verify_chain
from corset.record.log.replay import UNREADABLE, Loaded
from corset.record.models.deliveries import Delivery
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.projections.comparison import compare
from corset.record.serialisation.codec import canonical

DELIVERED = ("sent_by_role", "sent_by_id", "form", "told_at", "device_at", "corrected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a log stood once: the last event, the last decision, and all deliveries until then."""

    version: int = 0
    event: str = ""
    decisions: int = 0
    decision: str = ""
    deliveries: str = ""


def head_of(patient: UUID, *, using: str = DEFAULT_DB_ALIAS) -> Head:
    """Return where a log stands."""
    stream = Stream.objects.using(using).filter(patient=patient).first() or Stream(patient=patient)
    return Head(
        version=stream.version,
        event=stream.head,
        decisions=stream.decisions,
        decision=stream.decision_head,
        deliveries=_delivered(patient, stream.decisions, using),
    )


def examine(
    patient: UUID,
    *,
    signed: Head | None = None,
    using: str = DEFAULT_DB_ALIAS,
    still: bool = False,
    remember: Callable[[Loaded], object] | None = None,
) -> Break | None:
    """Return what is broken first, or None where all of it holds.

    Read without a lock; what seems broken is read again while nobody can write, unless the
    database stands still anyway. `remember` is called with the state of a log that holds.
    """
    found = _broken(patient, signed, using, remember=remember)
    if found is None or still:
        return found
    with transaction.atomic(using=using):
        Stream.objects.using(using).select_for_update().filter(patient=patient).first()
        return _broken(patient, signed, using, remember=remember)


def _broken(
    patient: UUID,
    signed: Head | None,
    using: str,
    *,
    remember: Callable[[Loaded], object] | None,
) -> Break | None:
    try:
        return (
            verify_chain(patient, using=using)
            or _not_as_signed(patient, signed, using)
            or wrong_delivery(patient, using)
            or _read_model_that_differs(patient, using, remember=remember)
        )
    except OperationalError:  # a database that is busy says nothing of what stands in it
        raise
    except UNREADABLE:
        return Break("reading", 0)


def _not_as_signed(patient: UUID, signed: Head | None, using: str) -> Break | None:
    """Compare what was signed outside with what stands at the same numbers now."""
    if signed is None:
        return None
    if (broken := heads_as_signed(patient, signed, using)) is not None:
        return broken
    if _delivered(patient, signed.decisions, using) != signed.deliveries:
        return Break("signed delivery", signed.decisions)
    return None


def heads_as_signed(patient: UUID, signed: Head, using: str) -> Break | None:
    """Compare the event and the decision that were signed with what stands at their numbers."""
    events = EventRow.objects.using(using).filter(stream_id=patient, seq=signed.version)
    if signed.version and not events.filter(digest=signed.event).exists():
        return Break("signed event", signed.version)
    decisions = DecisionRow.objects.using(using).filter(stream_id=patient)
    there = decisions.filter(number=signed.decisions, digest=signed.decision)
    if signed.decisions and not there.exists():
        return Break("signed decision", signed.decisions)
    return None


def _deliveries(patient: UUID, using: str) -> Iterable[Delivery]:
    rows = Delivery.objects.using(using).filter(decision__stream_id=patient)
    return rows.select_related("decision").order_by("decision__number")


def _delivered(patient: UUID, until: int, using: str) -> str:
    """Return the digest of all deliveries up to a decision; nothing where there are none."""
    digest = ""
    for row in _deliveries(patient, using):
        if row.decision.number <= until:
            said = [digest, row.decision.digest, *(_plain(row, name) for name in DELIVERED)]
            digest = hashlib.sha256(canonical(said).encode()).hexdigest()
    return digest


def _plain(row: Delivery, name: str) -> object:
    value = getattr(row, name)
    return value.timestamp() if isinstance(value, datetime) else value


def wrong_delivery(patient: UUID, using: str, *, after: int = 0) -> Break | None:
    """Find one that says of its decision what the decision itself does not: by when it counts.

    Only decisions with greater numbers than `after` are looked at.
    """
    moved = Delivery.objects.using(using).exclude(told_at=F("decision__instant"))
    wrong = moved.filter(decision__stream_id=patient, told_at__isnull=False, corrected="")
    later = wrong.filter(decision__number__gt=after).order_by("decision__number")
    number = later.values_list("decision__number", flat=True).first()
    return None if number is None else Break("delivery", number)


def _read_model_that_differs(
    patient: UUID, using: str, *, remember: Callable[[Loaded], object] | None
) -> Break | None:
    """Compare who cares, which alerts wait and what pages show with what the log says."""
    differs, state, place = compare(patient, using=using)
    if differs is not None:
        return Break(differs, 0)
    if remember is not None:
        remember(Loaded(state, place.version, place.head))
    return None
