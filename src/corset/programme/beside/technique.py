"""What a patient can be asked to mind at an exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corset.programme.beside.reading import document, texts
from corset.programme.documents.schema import Name, Text
from corset.programme.documents.tables import Only, TechniquePoints

FOLDER = "technique"


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniquePoint:
    """One thing to mind; `only` at exercises that press or that move."""

    id: str
    only: Only | None
    text: str


@cache
def technique_points(language: str) -> tuple[TechniquePoint, ...]:
    """Return every point in a language; the source's words where it has none."""
    entries: TechniquePoints = document(f"{FOLDER}/points.yaml", TechniquePoints)
    said: Mapping[str, str] = texts(FOLDER, language, Mapping[Name, Text])
    return tuple(
        TechniquePoint(id=name, only=entry.only, text=said[name]) for name, entry in entries.items()
    )
