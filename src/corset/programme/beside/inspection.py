"""What is looked at of posture, gait and spine, and what may be seen (R29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corset.programme.beside.reading import document, texts
from corset.programme.documents.schema import Name, Text
from corset.programme.documents.tables import Aspects

FOLDER = "inspection"
Words = Mapping[Name, Mapping[Name, Text]]
"""Views, aspects and values by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that is looked at; `values` in words by id, the ordinary one first."""

    id: str
    name: str
    view: str
    """From where one looks, in words."""
    values: Mapping[str, str]


@cache
def aspects(language: str) -> tuple[Aspect, ...]:
    """Return every aspect in a language; the source's words where it has none."""
    entries: Aspects = document(f"{FOLDER}/aspects.yaml", Aspects)
    said: Words = texts(FOLDER, language, Words)
    return tuple(
        Aspect(
            id=name,
            name=said["aspects"][name],
            view=said["views"][entry.view],
            values={value: said["values"][value] for value in entry.values},
        )
        for name, entry in entries.items()
    )
