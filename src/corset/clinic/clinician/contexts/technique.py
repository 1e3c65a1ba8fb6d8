"""Notes of technique as those who treat see them: by exercise, who wrote them, when."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.technique import TechniqueForm
from corset.presentation.names import exercise_name
from corset.services.therapy.training.technique import TechniqueView
from corset.therapy.programme import Exercise, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note with who wrote it and when; `holds` while the patient is told it."""

    note: TechniqueView
    who: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesOf:
    """The notes of one exercise: the one that holds, and all before it."""

    exercise: str
    name: str
    now: NoteLine | None
    before: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniquePage(RoomPage):
    """Writing a note of one exercise, beside those that were written."""

    exercise: Exercise
    form: TechniqueForm
    notes: NotesOf
    dialog: bool
    """Whether it stands beside a running session and stays open."""
    noted: bool = False
    """Whether a note was just written there."""


def notes_by_exercise(notes: Iterable[TechniqueView], programme: Programme) -> tuple[NotesOf, ...]:
    """Return the notes by exercise, in the order in which exercises were noted last."""
    notes = tuple(notes)
    names = dict.fromkeys(note.exercise for note in notes)
    return tuple(notes_of(name, notes, programme) for name in names)


def notes_of(exercise: str, notes: Iterable[TechniqueView], programme: Programme) -> NotesOf:
    """Return the notes of one exercise; of those, the newest comes first."""
    mine = [note for note in notes if note.exercise == exercise]
    lines = [_line(note, newest=note is mine[0]) for note in mine]
    now = next((line for line in lines if line.holds), None)
    return NotesOf(
        exercise=exercise,
        name=exercise_name(exercise, programme),
        now=now,
        before=tuple(line for line in lines if line is not now),
    )


def _line(note: TechniqueView, *, newest: bool) -> NoteLine:
    who = ", ".join(filter(None, (note.by, date_format(note.at, "j F Y"))))
    return NoteLine(note=note, who=who, holds=newest and not note.taken_back)
