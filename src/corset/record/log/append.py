"""Writing the log: one submission, its decision, its events and the read models, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import Max
from django.utils import timezone

from corset.record import projections
from corset.record.errors import KeyReused, StaleVersion
from corset.record.log.entries import Submission, decision_row, entry_of, event_rows, kept
from corset.record.log.programmes import keep
from corset.record.log.replay import FOLDED, Loaded
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.serialisation import codec
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme

CONFLICTS = {"40001", "40P01"}
"""PostgreSQL: a transaction could not be put in line, or two waited for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What stands in the log now for a submission."""

    decision: Decision
    row: DecisionRow
    repeated: bool = False


def append(
    *,
    patient: UUID,
    on: Loaded,
    submission: Submission,
    decision: Decision,
    programme: Programme,
    said: Mapping[str, object] | None = None,
) -> Appended:
    """Write a decision that was made on `on`.

    Raises StaleVersion where the log has moved on, KeyReused where the key meant something else.
    A submission that is already there is returned as it was decided. `said` is what the reasons
    say, by audience: its language and its texts.
    """
    with transaction.atomic():
        if (stream := lock(patient, on)) is None:
            return _found(patient, submission) or _stale(patient, on)
        if (known := _found(patient, submission)) is not None:
            return known
        if not on.whole:
            _after_all(stream)
        keep(programme)
        entry = entry_of(submission=submission, decision=decision, programme=programme, said=said)
        row = decision_row(stream, entry, by=submission.by, recorded_at=timezone.now())
        row.save(force_insert=True)
        rows = EventRow.objects.bulk_create(event_rows(stream, entry, row))
        stream.save()
        state = projections.follow(row=row, events=rows, before=on.state)
    if on.whole:
        FOLDED.keep(patient, Loaded(state, stream.version, stream.head))
    return Appended(decision=decision, row=row)


def hold(patient: UUID) -> None:
    """Keep others from a patient's log until the transaction around this ends."""
    Stream.objects.select_for_update().filter(patient=patient).first()


def is_conflict(error: OperationalError) -> bool:
    """Whether a database undid a transaction for another's sake: the same may be tried again."""
    return getattr(error.__cause__, "sqlstate", None) in CONFLICTS


def find(patient: UUID, submission: Submission) -> Appended | None:
    """Return what was decided on this submission before, or None where it is new."""
    return _found(patient, submission)


def lock(patient: UUID, on: Loaded) -> Stream | None:
    """Queue for the stream, then return it, or None where it is not what was decided on.

    Each statement writes first: on SQLite a transaction that began by reading could not.
    """
    if on.version == 0:
        Stream.objects.bulk_create([Stream(patient=patient)], ignore_conflicts=True)
    place = Stream.objects.filter(patient=patient, version=on.version, head=on.head)
    return place.get() if place.update(version=on.version) else None


def _after_all(stream: Stream) -> None:
    """Let what is told to a broken log stand after everything that is there; it heals nothing."""
    numbers = DecisionRow.objects.filter(stream=stream).aggregate(last=Max("number"))
    seqs = EventRow.objects.filter(stream=stream).aggregate(last=Max("seq"))
    stream.decisions = max(stream.decisions, numbers["last"] or 0)
    stream.version = max(stream.version, seqs["last"] or 0)


def _stale(patient: UUID, on: Loaded) -> Appended:
    raise StaleVersion(f"The log of {patient} is no longer at version {on.version}; decide again.")


def _found(patient: UUID, submission: Submission) -> Appended | None:
    row = DecisionRow.objects.filter(stream_id=patient, key=submission.key).first()
    if row is None:
        return None
    _refuse_another(row, submission)
    events = tuple(event.read() for event in row.events.order_by("seq"))
    return Appended(decision=row.read(events), row=row, repeated=True)


def _refuse_another(row: DecisionRow, submission: Submission) -> None:
    command, by = submission.command, submission.by
    # A refused one without its words, unless an older version of this wrote it with them.
    written = {codec.dump_command(kept(command, accepted=yes)) for yes in (row.accepted, True)}
    sent = (codec.command_name(command), by.role, by.id)
    if row.payload not in written or sent != (row.command, row.actor_role, row.actor_id):
        raise KeyReused(
            f"The key “{submission.key}” already stands for {row.command} of {row.at}; "
            "a new submission needs a new key."
        )
