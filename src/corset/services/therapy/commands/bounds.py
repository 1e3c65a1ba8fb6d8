"""What of a submission can be kept: a key, texts and lists of a length, and letters that are some.

What is reported of pain, signs or a check is never refused for its form (I25): what cannot be
kept of it is left out. Of everything else it is said what is allowed.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from hashlib import sha256
from itertools import islice
from typing import cast

from corset.services.therapy.commands.parser import CommandError, Problem
from corset.therapy.commands import CheckIn, Command, ReportEmergency, ReportPain

LONGEST_KEY = 100
LONGEST_TEXT = 10_000
MOST_PARTS = 200
LONGEST_ID = 100
REPORTS = (CheckIn, ReportEmergency, ReportPain)
_NO_LETTER = re.compile("[\\x00\\ud800-\\udfff]")
"""What no database keeps in a text: NUL, and halves of letters."""


def kept_key(key: str) -> str:
    """Return a key as it is kept; its digest stands for one that cannot be."""
    if len(key) <= LONGEST_KEY and not _NO_LETTER.search(key):
        return key
    return sha256(key.encode(errors="surrogatepass")).hexdigest()


def kept_command(command: Command) -> Command:
    """Return a command that can be kept. Raises CommandError where it is none and no report."""
    found = {field.name: getattr(command, field.name) for field in fields(command)}
    if isinstance(command, REPORTS):
        return replace(command, **{name: _cut(value) for name, value in found.items()})
    problems = [Problem(name, why) for name, value in found.items() if (why := _wrong(value))]
    if problems:
        raise CommandError(type(command).__name__, tuple(problems))
    return command


def _cut(value: object) -> object:
    """Return what can be kept of a value."""
    if type(value) is str:  # and no word of ours
        return _NO_LETTER.sub("", value)[:LONGEST_ID]
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return {_cut(name): _cut(mapping[name]) for name in islice(mapping, MOST_PARTS)}
    if isinstance(value, tuple):
        return tuple(map(_cut, cast("tuple[object, ...]", value)[:MOST_PARTS]))
    return value


def _wrong(value: object) -> str:
    """Say why a value cannot be kept and what is allowed; nothing where it can."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            return f"is too long; allowed: {LONGEST_TEXT} letters"
        return "holds what is no letter; allowed: text" if _NO_LETTER.search(value) else ""
    parts = _parts(value)
    if len(parts) > MOST_PARTS:
        return f"has too many parts; allowed: {MOST_PARTS}"
    return next(filter(None, map(_wrong, parts)), "")


def _parts(value: object) -> tuple[object, ...]:
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return (*mapping, *mapping.values())
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
