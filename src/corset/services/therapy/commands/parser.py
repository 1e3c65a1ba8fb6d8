"""Commands from what JSON or YAML hold: for the command line and for the web. Needs no Django."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from math import isfinite
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from corset.services.shown import shown
from corset.therapy.commands import COMMANDS, Command


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, and what is allowed; the field is empty for the whole."""

    field: str
    text: str


class CommandError(ValueError):
    """A command that cannot be understood; `problems` has one entry for each mistake."""

    def __init__(self, command: str, problems: tuple[Problem, ...]) -> None:
        self.command, self.problems = command, problems
        super().__init__("; ".join(f"{command}{_at(p.field)}: {p.text}" for p in problems))


def parse_command(name: str, mapping: Mapping[str, Any] | None = None) -> Command:
    """Return the command `name` with these fields. Raises CommandError.

    Numbers must be numbers and fields must exist; what is not understood is never guessed.
    """
    kind = COMMANDS.get(name)
    if kind is None:
        allowed = f"there is no such command; allowed: {', '.join(COMMANDS)}"
        raise CommandError(str(name), (Problem("", allowed),))
    text = _as_json(name, {} if mapping is None else mapping)
    try:
        return _adapter(kind).validate_json(text, strict=True, extra="forbid")
    except ValidationError as error:
        problems = (_problem(kind, dict(e)) for e in error.errors(include_url=False))
        raise CommandError(name, tuple(problems)) from None


@cache
def _adapter(kind: type[Command]) -> TypeAdapter[Command]:
    return TypeAdapter(kind)


def _as_json(name: str, mapping: object) -> str:
    if not isinstance(mapping, Mapping):
        text = f"fields are given by name, not as {type(mapping).__name__}"
        raise CommandError(name, (Problem("", text),))
    given: dict[Any, Any] = dict(mapping)
    try:
        return json.dumps(given, allow_nan=False)
    except (TypeError, ValueError) as error:
        problem = next(_not_plain(given), Problem("", f"not plain data: {error}"))
        raise CommandError(name, (problem,)) from None


def _not_plain(value: object, place: str = "") -> Iterator[Problem]:
    """Yield what has no word in JSON, with its place."""
    if isinstance(value, float) and not isfinite(value):
        yield Problem(place, f"{value} is no number that can be measured; allowed: finite ones")
    elif isinstance(value, Mapping):
        within: Mapping[Any, Any] = value
        for key, inner in within.items():
            if isinstance(key, tuple):
                yield Problem(place, f"{key!r} is no name; allowed: text")
            yield from _not_plain(inner, f"{place}.{key}".strip("."))
    elif isinstance(value, list | tuple):
        several: Sequence[Any] = value
        for number, inner in enumerate(several):
            yield from _not_plain(inner, f"{place}.{number}".strip("."))
    elif not isinstance(value, str | int | float | None):
        kind = type(value).__name__
        yield Problem(place, f"{kind} is no plain data; allowed: text, numbers, yes, no, lists")


def _problem(kind: type[Command], error: dict[str, Any]) -> Problem:
    where = ".".join(map(str, error["loc"]))
    if error["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        allowed = ", ".join(_fields(kind, error["loc"][:-1])) or "none"
        return Problem(where, f"there is no such field; allowed: {allowed}")
    if error["type"] in {"missing", "missing_keyword_only_argument", "missing_argument"}:
        return Problem(where, "this field is missing")
    return Problem(where, f"{_lower(error['msg'])}, not {shown(error['input'])}")


def _fields(kind: type[Any], path: tuple[int | str, ...]) -> list[str]:
    """Return the fields of the dataclass to which a path leads."""
    for step in path:
        if isinstance(step, str):
            kind = get_type_hints(kind)[step]
        kind = next((inner for inner in _within(kind) if is_dataclass(inner)), kind)
    return [field.name for field in fields(kind)]


def _within(kind: type[Any]) -> list[type[Any]]:
    """Return a type and the types that stand inside its brackets."""
    inner = [deeper for part in get_args(kind) for deeper in _within(part)]
    return [kind, *inner]


def _lower(message: str) -> str:
    return message.replace("Input should", "should", 1)


def _at(field: str) -> str:
    return f".{field}" if field else ""
