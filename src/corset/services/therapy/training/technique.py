"""What a patient is asked to mind at an exercise, by those who saw it done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from corset.people.models import Patient, TechniqueNote, User, accounts_of
from corset.programme.beside.technique import technique_points
from corset.programme.texts.language import SOURCE, texts_of
from corset.services.bundle.figures import only_presses
from corset.services.clock.present import present
from corset.services.library.programmes import programme_of
from corset.services.people.access import actor_of, open_patient, require
from corset.therapy.commands import Actor
from corset.therapy.content.texts import text_of
from corset.therapy.programme import Exercise, Programme
from corset.therapy.terms import Role

MOST = 300
"""How many characters of free words a note holds."""


class NoSuchNote(Http404):
    """No note of the patient's, or no exercise that one could be about, has this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueView:
    """A note in the reader's language; `at` is by the patient's clock."""

    id: int
    exercise: str
    by: str
    """Who wrote it; nobody where the account is gone."""
    at: datetime
    points: tuple[str, ...]
    words: str
    taken_back: bool


def technique_notes(*, by: User | Actor, patient_id: UUID | str) -> tuple[TechniqueView, ...]:
    """Return every note of a patient, the newest first. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("see notes of technique"))
    patient = open_patient(by, patient_id)
    return notes_of(patient, programme_of(patient.id))


def notes_of(patient: Patient, programme: Programme) -> tuple[TechniqueView, ...]:
    """Return every note of a patient who was opened for whoever asks, the newest first."""
    rows = tuple(TechniqueNote.objects.filter(patient=patient).select_related("written_by"))
    listed = {key: text for key, (_only, text) in _listed(programme).items()} if rows else {}
    return tuple(_view(row, patient, listed, programme) for row in rows)


def hints(patient: Patient, programme: Programme) -> Mapping[str, TechniqueView]:
    """Return what a patient is told by exercise."""
    return holding(notes_of(patient, programme))


def holding(notes: Iterable[TechniqueView]) -> Mapping[str, TechniqueView]:
    """Return what holds by exercise, of the newest first: of each that, unless taken back."""
    newest: dict[str, TechniqueView] = {}
    for view in notes:
        newest.setdefault(view.exercise, view)
    return {name: view for name, view in newest.items() if not view.taken_back}


def points_for(exercise: Exercise, programme: Programme) -> Mapping[str, str]:
    """Return what can be chosen at an exercise: its own cautions and limits, then the list's.

    By the sentence in the source language, which is what a note keeps, the one to be read.
    """
    fits = {None, "press" if only_presses(exercise.motion) else "move"}
    own = _own(exercise, programme)
    return own | {key: text for key, (only, text) in _listed(programme).items() if only in fits}


def note_technique(
    *,
    by: User | Actor,
    patient_id: UUID | str,
    exercise: str,
    points: Iterable[str] = (),
    words: str = "",
    now: datetime | None = None,
) -> None:
    """Note what to mind; the same once more is the same note.

    Raises NotAllowed, NoSuchPatient, NoSuchNote, and ValidationError by field.
    """
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("write a note of technique"))
    patient = open_patient(by, patient_id)
    chosen, said = tuple(dict.fromkeys(points)), words.strip()
    _refuse(chosen, said, _offered(patient.id, exercise))
    last = TechniqueNote.objects.filter(patient=patient, exercise=exercise).first()
    if last and (last.points, last.words, last.taken_back_at) == ([*chosen], said, None):
        return
    TechniqueNote.objects.create(
        patient=patient,
        exercise=exercise,
        points=[*chosen],
        words=said,
        written_by=_account(by),
        written_at=present(now),
    )
    patient.revise()


def take_back_note(
    *, by: User | Actor, patient_id: UUID | str, note: int, now: datetime | None = None
) -> None:
    """Take a note back; the one before it does not return.

    Raises NotAllowed, NoSuchPatient and NoSuchNote.
    """
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("take back a note of technique"))
    patient = open_patient(by, patient_id)
    found = TechniqueNote.objects.filter(patient=patient, id=note).first()
    if found is None:
        raise NoSuchNote(f"There is no note {note}.")
    found.take_back(by=_account(by), at=present(now))


def _offered(patient: UUID, exercise: str) -> Mapping[str, str]:
    programme = programme_of(patient)
    if exercise not in programme.exercises:
        raise NoSuchNote(f"There is no exercise {exercise}.")
    return points_for(programme.exercises[exercise], programme)


def _refuse(points: tuple[str, ...], words: str, offered: Mapping[str, str]) -> None:
    if any(point not in offered for point in points):
        raise ValidationError({"points": _("Choose from the list.")})
    if len(words) > MOST:
        text = _("At most %(most)s characters fit; these are %(count)s.")
        raise ValidationError({"words": text % {"most": MOST, "count": len(words)}})
    if not (points or words):
        raise ValidationError({"words": _("Choose a point or write a sentence.")})


def _own(exercise: Exercise, programme: Programme) -> dict[str, str]:
    """Return an exercise's cautions and limits, by their sentence in the source language."""
    source = texts_of(programme, SOURCE).exercises[exercise.id]
    cautions = zip(source.cautions, exercise.sheet.cautions, strict=False)
    limits = ((text_of(source.limits, x.quantity), x.text) for x in exercise.limits)
    return dict([*cautions, *limits])


def _listed(programme: Programme) -> dict[str, tuple[str | None, str]]:
    """Return the list of points in the same way, with where each is for."""
    both = zip(technique_points(SOURCE), technique_points(programme.language), strict=True)
    return {source.text: (here.only, here.text) for source, here in both}


def _view(
    row: TechniqueNote, patient: Patient, listed: Mapping[str, str], programme: Programme
) -> TechniqueView:
    known = programme.exercises.get(row.exercise)
    spoken = {**listed, **(_own(known, programme) if known else {})}
    return TechniqueView(
        id=row.id,
        exercise=row.exercise,
        by=str(row.written_by or ""),
        at=patient.local(row.written_at),
        points=tuple(spoken.get(point, point) for point in row.points),
        words=row.words,
        taken_back=row.taken_back_at is not None,
    )


def _account(by: User | Actor) -> User | None:
    return accounts_of([actor_of(by).id]).first()
