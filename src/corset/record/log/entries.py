"""What stands in the rows of a log: one submission, its decision and the events that followed.

An entry says the same in whoever's log it stands; who is meant, the place and the digests are a
row's own. Nothing is written here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from corset.record.log.chain import digest_of
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.serialisation import codec
from corset.record.serialisation.upcasters import UPCASTERS
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision
from corset.therapy.events import Event
from corset.therapy.programme import Programme

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
class Entry:
    """A submission and its decision as rows have them, by the names of their fields."""

    by: Actor
    rules: Mapping[str, str]
    """By which programme and which rules: in each row."""
    decision: Mapping[str, object]
    events: tuple[Mapping[str, object], ...]


def entry_of(
    *,
    submission: Submission,
    decision: Decision,
    programme: Programme,
    said: Mapping[str, object] | None = None,
) -> Entry:
    """Return what is written of a decision. Raises ValueError for a time without its offset."""
    return Entry(
        by=submission.by,
        rules={"programme_digest": programme.digest, "rules_digest": programme.rules_digest},
        decision={
            "key": submission.key,
            "command": codec.command_name(submission.command),
            "payload": codec.dump_command(kept(submission.command, accepted=decision.accepted)),
            "at": submission.at.isoformat(),
            "instant": submission.at,
            "accepted": decision.accepted,
            "outcome": decision.outcome,
            "reasons": codec.dump_reasons(decision.reasons),
            "said": codec.canonical(said) if said else None,
        },
        events=tuple(_event(event) for event in decision.events),
    )


def _event(event: Event) -> Mapping[str, object]:
    name = type(event).__name__
    version, payload = UPCASTERS.current(name), codec.dump_event(event)
    return {"name": name, "schema_version": version, "payload": payload, "at": event.at}


def kept(command: Command, *, accepted: bool) -> Command:
    """Return what of a command is written: the own words of a refused one are not."""
    words = () if accepted else (name for name in FREE_TEXTS if getattr(command, name, ""))
    return replace(command, **dict.fromkeys(words, ""))


def decision_row(stream: Stream, entry: Entry, *, by: Actor, recorded_at: datetime) -> DecisionRow:
    """Return the row of a decision, next in a log; the log's head moves on to it."""
    row = DecisionRow(
        stream=stream,
        number=stream.decisions + 1,
        from_version=stream.version,
        to_version=stream.version + len(entry.events),
        previous=stream.decision_head,
        recorded_at=recorded_at,
        actor_role=by.role.value,
        actor_id=by.id,
        **entry.rules,
        **entry.decision,
    )
    row.digest = digest_of(row)
    stream.decisions, stream.decision_head = row.number, row.digest
    return row


def event_rows(stream: Stream, entry: Entry, decision: DecisionRow) -> list[EventRow]:
    """Return the rows of what followed from a decision; the log's head moves on to the last."""
    return [_event_row(stream, fields, decision) for fields in entry.events]


_TAKEN_OVER = ("actor_role", "actor_id", "programme_digest", "rules_digest", "recorded_at")


def _event_row(stream: Stream, fields: Mapping[str, object], decision: DecisionRow) -> EventRow:
    row = EventRow(
        stream=stream,
        seq=stream.version + 1,
        decision=decision,
        previous=stream.head,
        **{name: getattr(decision, name) for name in _TAKEN_OVER},
        **fields,
    )
    row.digest = digest_of(row)
    stream.version, stream.head = row.seq, row.digest
    return row
