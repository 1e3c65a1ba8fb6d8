"""Snapshots: folded states beside the logs, believed only of rows that are byte for byte the same.

A log that was checked whole leaves its state, the digest of its rows as the database has them, and
a signature by the key that is not in the database. After a start the rows are digested anew, which
takes a tenth of reading, hashing and folding them; where anything differs the log is checked whole.
"""

import hashlib
import hmac
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone
from pydantic import TypeAdapter

from corset.record.log.chain import verify_chain
from corset.record.log.examination import Head, heads_as_signed, wrong_delivery
from corset.record.log.heads import signature
from corset.record.log.replay import Loaded, fold_on
from corset.record.models.deliveries import Delivery
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.models.snapshots import Snapshot
from corset.record.projections.comparison import compare_with
from corset.record.serialisation.codec import canonical
from corset.therapy.state import State

FOLDED_BY = ("corset.care", "corset.therapy", "corset.record.serialisation")
"""The packages on which a folded state depends."""
PIECE = 1000
"""Rows that are read at a time."""
_STATES = TypeAdapter(State)


def begin(patient: UUID, *, using: str) -> Snapshot | None:
    """Return how a log stands before it is checked, without its state; nothing where there is none.

    The rows are digested first: one that is changed after that does not fit the snapshot.
    """
    place = Stream.objects.using(using).filter(patient=patient).first()
    if place is None:
        return None
    said = {name: getattr(place, name) for name in _PLACE}
    return Snapshot(**said, code=code(), rows=digest_of_rows(place, using=using))


def keep(begun: Snapshot, loaded: Loaded, *, key: Path) -> bool:
    """Keep a snapshot with the state of its log, which was checked since it was begun, and held.

    Returns whether it was kept: not where somebody wrote in between. `key` is the folder of the
    key by which heads are signed.
    """
    if (loaded.version, loaded.head) != (begun.version, begun.head):
        return False
    begun.state = _STATES.dump_json(loaded.state).decode()
    begun.signature = signature(_signed(begun), key)
    begun.taken_at = timezone.now()
    begun.save()
    return True


def recall(patient: UUID, *, key: Path, signed: Head | None, using: str) -> Loaded | None:
    """Return the state of a log that is as its snapshot has it, with what was written since.

    None where that cannot be said, whatever the reason: the log has to be checked whole then.
    """
    place = Stream.objects.using(using).filter(patient=patient).first()
    kept = Snapshot.objects.using(using).filter(patient=patient, code=code()).first()
    if place is None or kept is None or not _is_true(kept, key=key, signed=signed, using=using):
        return None
    known = Loaded(_STATES.validate_json(kept.state), kept.version, kept.head)
    if (
        verify_chain(patient, using=using, after=_place(kept)) is not None
        or wrong_delivery(patient, using, after=kept.decisions) is not None
        or (loaded := fold_on(known, place)) is None
        or compare_with(loaded.state, patient, using=using) is not None
    ):
        return None
    return loaded


def _is_true(kept: Snapshot, *, key: Path, signed: Head | None, using: str) -> bool:
    """Whether a snapshot was kept here, of the rows that are there, and as was signed later."""
    if not hmac.compare_digest(kept.signature.encode(), signature(_signed(kept), key).encode()):
        return False
    if digest_of_rows(_place(kept), using=using) != kept.rows:
        return False
    if signed is None:
        return True
    newer = signed.version > kept.version or signed.decisions > kept.decisions
    return not newer and heads_as_signed(kept.patient, signed, using) is None


def digest_of_rows(place: Stream, *, using: str) -> str:
    """Return the digest of each column of each row of a log up to a place, as the database has it.

    Nothing is read into values: it says whether rows are the same, not whether they are right.
    """
    digest = hashlib.sha256()
    decisions = DecisionRow.objects.using(using).filter(stream_id=place.patient)
    events = EventRow.objects.using(using).filter(stream_id=place.patient)
    deliveries = Delivery.objects.using(using).filter(decision__stream_id=place.patient)
    for rows, numbered, last in (
        (decisions, "number", place.decisions),
        (events, "seq", place.version),
        (deliveries, "decision__number", place.decisions),
    ):
        digest.update(numbered.encode())
        for row in _columns(rows, numbered, last, using):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _columns(
    rows: QuerySet[Any], numbered: str, last: int, using: str
) -> Iterator[tuple[object, ...]]:
    names = [field.attname for field in rows.model._meta.concrete_fields]  # noqa: SLF001 - Django's documented interface
    for after in range(-1, last, PIECE):
        ends = {f"{numbered}__gt": after, f"{numbered}__lte": min(after + PIECE, last)}
        part = rows.filter(**ends).order_by(numbered).values_list(*names)
        with connections[using].cursor() as cursor:
            cursor.execute(*part.query.sql_with_params())
            yield from cursor.fetchall()


@cache
def code() -> str:
    """Return the digest of the code by which states are folded."""
    digest = hashlib.sha256()
    for package in FOLDED_BY:
        for module in _modules(files(package)):
            digest.update(f"\n{package} {module.name}\n".encode())
            digest.update(module.read_bytes())
    return digest.hexdigest()


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for part in sorted(folder.iterdir(), key=lambda one: one.name):
        if part.is_dir():
            yield from _modules(part)
        elif part.name.endswith(".py"):
            yield part


_PLACE = ("patient", "version", "head", "decisions", "decision_head")
_SIGNED = (*_PLACE[1:], "code", "rows", "state")


def _place(kept: Snapshot) -> Stream:
    return Stream(**{name: getattr(kept, name) for name in _PLACE})


def _signed(kept: Snapshot) -> str:
    return canonical([kept.patient.hex, *(getattr(kept, name) for name in _SIGNED)])
