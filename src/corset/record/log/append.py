"""Writing the log: one submission, its decision, its events and the read models, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import Max
from django.utils import timezone

from corset.record import projections
from corset.record.errors import KeyReused, StaleVersion
from corset.record.log.chain import digest_of
from corset.record.log.programmes import keep
from corset.record.log.replay import FOLDED, Loaded
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.serialisation import codec
from corset.record.serialisation.upcasters import UPCASTERS
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision
from corset.therapy.events import Event
from corset.therapy.programme import Programme

CONFLICTS = {"40001", "40P01"}
"""PostgreSQL: a transaction could not be put in line, or two waited for each other."""
FREE_TEXTS = ("note", "why")
"""The fields of commands that hold somebody's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A command as it was sent: by whom, when on the patient's clock, under which key."""

    key: str
    command: Command
    by: Actor
    at: datetime


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
        if (stream := _lock(patient, on)) is None:
            return _found(patient, submission) or _stale(patient, on)
        if (known := _found(patient, submission)) is not None:
            return known
        if not on.whole:
            _after_all(stream)
        keep(programme)
        row = _write_decision(stream, submission, decision, programme, said)
        rows = _write_events(stream, row, decision.events)
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


def _lock(patient: UUID, on: Loaded) -> Stream | None:
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
    written = {codec.dump_command(_kept(command, accepted=yes)) for yes in (row.accepted, True)}
    sent = (codec.command_name(command), by.role, by.id)
    if row.payload not in written or sent != (row.command, row.actor_role, row.actor_id):
        raise KeyReused(
            f"The key “{submission.key}” already stands for {row.command} of {row.at}; "
            "a new submission needs a new key."
        )


def _kept(command: Command, *, accepted: bool) -> Command:
    """Return what of a command is written: the own words of a refused one are not."""
    words = () if accepted else (name for name in FREE_TEXTS if getattr(command, name, ""))
    return replace(command, **dict.fromkeys(words, ""))


def _write_decision(
    stream: Stream,
    submission: Submission,
    decision: Decision,
    programme: Programme,
    said: Mapping[str, object] | None,
) -> DecisionRow:
    row = DecisionRow(
        stream=stream,
        number=stream.decisions + 1,
        key=submission.key,
        command=codec.command_name(submission.command),
        payload=codec.dump_command(_kept(submission.command, accepted=decision.accepted)),
        at=submission.at.isoformat(),
        instant=submission.at,
        accepted=decision.accepted,
        outcome=decision.outcome,
        reasons=codec.dump_reasons(decision.reasons),
        said=codec.canonical(said) if said else None,
        from_version=stream.version,
        to_version=stream.version + len(decision.events),
        previous=stream.decision_head,
        **_signature(submission.by, programme),
    )
    row.digest = digest_of(row)
    row.save(force_insert=True)
    stream.decisions, stream.decision_head = row.number, row.digest
    return row


def _signature(by: Actor, programme: Programme) -> dict[str, object]:
    return {
        "actor_role": by.role.value,
        "actor_id": by.id,
        "programme_digest": programme.digest,
        "rules_digest": programme.rules_digest,
        "recorded_at": timezone.now(),
    }


_TAKEN_OVER = ("actor_role", "actor_id", "programme_digest", "rules_digest", "recorded_at")


def _write_events(stream: Stream, row: DecisionRow, events: tuple[Event, ...]) -> list[EventRow]:
    rows = [_chained(stream, row, event) for event in events]
    return EventRow.objects.bulk_create(rows)


def _chained(stream: Stream, row: DecisionRow, event: Event) -> EventRow:
    name = type(event).__name__
    written = EventRow(
        stream=stream,
        seq=stream.version + 1,
        name=name,
        schema_version=UPCASTERS.current(name),
        payload=codec.dump_event(event),
        at=event.at,
        decision=row,
        previous=stream.head,
        **{field: getattr(row, field) for field in _TAKEN_OVER},
    )
    written.digest = digest_of(written)
    stream.version, stream.head = written.seq, written.digest
    return written
