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
from corset.record.log.replay import Loaded
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.serialisation import codec
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme

PLACE = ("version", "head", "decisions", "decision_head")
"""What moves on with each decision; where none of it has, nobody wrote in between."""
CONFLICTS = {"40001", "40P01"}
"""PostgreSQL: a transaction could not be put in line, or two waited for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What stands in the log now for a submission."""

    decision: Decision
    row: DecisionRow
    repeated: bool = False
    loaded: Loaded | None = None
    """The state after it and its place, where it was written now."""


def append(
    *,
    patient: UUID,
    on: Loaded,
    submission: Submission,
    decision: Decision,
    programme: Programme,
    said: Mapping[str, object] | None = None,
    place: Stream | None = None,
    is_kept: bool = False,
) -> Appended:
    """Write a decision that was made on `on`.

    Raises StaleVersion where the log has moved on, KeyReused where the key meant something else.
    A submission that is already there is returned as it was decided. `said` is what the reasons
    say, by audience: its language and its texts. `place` is where the log stood when `on` was
    read, and `is_kept` says that the programme is known to be kept; both spare a question.

    The state after it is not kept at hand here: until the transaction has ended nobody else finds
    it in the log, and would take what is kept for one of another log.
    """
    with transaction.atomic(savepoint=False):
        stream = place or _place(patient, on)
        # Asked after the place was read: whoever writes the same in between moves the log on.
        if (known := _found(patient, submission)) is not None:
            return known
        if stream is None:
            return _stale(patient, on)
        before = {name: getattr(stream, name) for name in PLACE}
        if not on.whole:
            _after_all(stream)
        if not is_kept:
            keep(programme)
        entry = entry_of(submission=submission, decision=decision, programme=programme, said=said)
        row = decision_row(stream, entry, by=submission.by, recorded_at=timezone.now())
        events = event_rows(stream, entry, row)
        after = {name: getattr(stream, name) for name in PLACE}
        if not Stream.objects.filter(patient=patient, **before).update(**after):
            return _stale(patient, on)
        row.save(force_insert=True)
        rows = EventRow.objects.bulk_create(events)
        state = projections.follow(row=row, events=rows, before=on.state)
    loaded = Loaded(state, stream.version, stream.head, whole=on.whole)
    return Appended(decision=decision, row=row, loaded=loaded)


def hold(patient: UUID) -> None:
    """Keep others from a patient's log until the transaction around this ends."""
    Stream.objects.select_for_update().filter(patient=patient).first()


def is_conflict(error: OperationalError) -> bool:
    """Whether a database undid a transaction for another's sake: the same may be tried again."""
    return getattr(error.__cause__, "sqlstate", None) in CONFLICTS


def find(patient: UUID, submission: Submission) -> Appended | None:
    """Return what was decided on this submission before, or None where it is new."""
    return _found(patient, submission)


def _place(patient: UUID, on: Loaded) -> Stream | None:
    """Return the stream, or None where it is not what was decided on."""
    if on.version == 0:
        Stream.objects.bulk_create([Stream(patient=patient)], ignore_conflicts=True)
    return Stream.objects.filter(patient=patient, version=on.version, head=on.head).first()


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
