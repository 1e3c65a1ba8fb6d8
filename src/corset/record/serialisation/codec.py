"""Events, commands and reasons to canonical JSON and back.

Canonical text is what is stored and hashed: sorted keys, no spaces, instants with their offset.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from corset.record.errors import UnknownEvent
from corset.record.serialisation.told import Written, with_exercises
from corset.record.serialisation.upcasters import upcast_reason
from corset.therapy.commands import COMMANDS, Command
from corset.therapy.events import EVENTS, Event
from corset.therapy.reason import Reason

_WRITER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
"""Made once: `json.dumps` makes one for each text that is not in its usual form."""
_REASONS = TypeAdapter(tuple[Reason, ...])
_NAMES = {kind: name for name, kind in COMMANDS.items()}


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def canonical(value: object) -> str:
    """Return the one JSON text of a value. Raises ValueError for NaN and infinities."""
    return _WRITER.encode(value)


def parse(text: str) -> dict[str, Any]:
    """Return the object that a stored text holds."""
    return json.loads(text)


def dump_event(event: Event) -> str:
    """Return an event as text. Raises ValueError where its time has no offset from UTC."""
    check_offset(event.at)
    return canonical(_adapter(type(event)).dump_python(event, mode="json"))


def load_event(name: str, payload: str | dict[str, Any]) -> Event:
    """Return the event of this name; fields that it does not have are refused."""
    if name not in EVENTS:
        raise UnknownEvent(f"“{name}” is not an event; known are {', '.join(EVENTS)}.")
    text = payload if isinstance(payload, str) else canonical(payload)
    return _adapter(EVENTS[name]).validate_json(text, extra="forbid")


def command_name(command: Command) -> str:
    """Return the name under which a command is given in scenarios and kept in the log."""
    return _NAMES[type(command)]


def dump_command(command: Command) -> str:
    """Return a command as text."""
    return canonical(_adapter(type(command)).dump_python(command, mode="json"))


def dump_reasons(reasons: tuple[Reason, ...]) -> str:
    """Return reasons as text."""
    return canonical(_REASONS.dump_python(reasons, mode="json"))


def has_told(text: str) -> bool:
    """Whether reasons were written by an old log, as sentences: its key stands in the text."""
    return '"text":' in text


def load_reasons(
    text: str, *, command: dict[str, Any] | None = None, events: Sequence[Written] = ()
) -> tuple[Reason, ...]:
    """Return reasons from their text, older ones in today's form.

    Of which exercise an older one spoke follows from the command and the events beside it.
    """
    brought = [upcast_reason(reason) for reason in json.loads(text)]
    given = with_exercises(brought, command=command or {}, events=events)
    return _REASONS.validate_json(canonical(given), extra="forbid")


def check_offset(at: datetime) -> None:
    """Refuse a time that does not say where on earth it was read."""
    if at.utcoffset() is None:
        raise ValueError(f"{at.isoformat()} has no offset from UTC; the log keeps no naive times.")
