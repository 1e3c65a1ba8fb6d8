"""The codes of the spine, and how they are found.

`codes.json` is written by `scripts/diagnoses.py` from the list that a package brings.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

MOST_FOUND = 12
"""How many codes are offered at once: whoever gets more writes another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisCode:
    """A code and its name."""

    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@cache
def codes() -> Mapping[str, DiagnosisCode]:
    """Return every code that is offered, in the order of the list."""
    text = (
        resources.files("corset.services.diagnoses")
        .joinpath("codes.json")
        .read_text(encoding="utf-8")
    )
    known = json.loads(text).items()
    return MappingProxyType({code: DiagnosisCode(code=code, name=name) for code, name in known})


def found(words: str) -> tuple[DiagnosisCode, ...]:
    """Return what somebody may mean by a code, or by words of a name.

    One whose code is written out is that one alone; the others are those in which each word begins
    a word of the name or the code.
    """
    asked = words.replace(",", " ").split()
    if not asked:
        return ()
    exact = codes().get(_as_code(asked[0]))
    whole = {f"{exact}".casefold(), exact.code.casefold()} if exact else set()
    if exact and (len(asked) == 1 or " ".join(words.split()).casefold() in whole):
        return (exact,)
    wanted = [word.casefold() for word in asked]
    return tuple(one for one in codes().values() if all(_begins(one, word) for word in wanted))


def _begins(one: DiagnosisCode, word: str) -> bool:
    if one.code.startswith(_as_code(word)):
        return True
    return any(part.strip("()").startswith(word) for part in one.name.casefold().split())


def _as_code(word: str) -> str:
    """Return “M51.1” for “m511”, too."""
    code = word.upper().replace(".", "")
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code  # noqa: PLR2004 - a category's
