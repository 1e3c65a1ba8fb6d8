"""What is said before a warm-up (R11, R29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corset.programme.beside.reading import document, texts
from corset.programme.documents.schema import Name, Text
from corset.programme.documents.tables import Before, Reminders
from corset.therapy.terms import Region

FOLDER = "reminders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One of them: in its own words, or a paragraph of a lesson, from 1 on."""

    before: Before
    regions: tuple[Region, ...]
    """Where something is trained; anywhere, if empty."""
    text: str
    lesson: str | None
    paragraph: int


@cache
def reminders(language: str) -> tuple[Reminder, ...]:
    """Return every reminder in a language; the source's words where it has none."""
    entries: Reminders = document(f"{FOLDER}/reminders.yaml", Reminders)
    said: Mapping[str, str] = texts(FOLDER, language, Mapping[Name, Text])
    return tuple(
        Reminder(
            before=entry.before,
            regions=entry.regions,
            text=said.get(name, ""),
            lesson=entry.lesson,
            paragraph=entry.paragraph or 0,
        )
        for name, entry in entries.items()
    )
