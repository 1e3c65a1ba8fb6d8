"""Clinical notes: what those who treat write for each other, beside the log; they can be erased."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from corset.people.models import ClinicalNote, Patient, User
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed, actor_of, open_patient, require
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

MOST = 2000
"""How many characters a note holds."""
STAFF = (Role.CLINICIAN, Role.SPECIALIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicalNoteView:
    """A note as it is read; `at` is by the patient's clock."""

    id: int
    text: str
    by: str
    at: datetime
    mine: bool
    """Whether the reader wrote it, and so may erase it."""


def clinical_notes(*, by: User | Actor, patient_id: UUID | str) -> tuple[ClinicalNoteView, ...]:
    """Return the notes, the newest first. Raises NotAllowed and NoSuchPatient."""
    require(by, *STAFF, to=_("read clinical notes"))
    return notes_of(open_patient(by, patient_id), actor_of(by))


def notes_of(patient: Patient, reader: Actor) -> tuple[ClinicalNoteView, ...]:
    """Return the notes about a patient who was opened for this reader, the newest first."""
    rows = ClinicalNote.objects.filter(patient=patient).select_related("written_by")
    return tuple(
        ClinicalNoteView(
            id=row.id,
            text=row.text,
            by=str(row.written_by or ""),
            at=patient.local(row.written_at),
            mine=str(row.written_by_id) == reader.id,
        )
        for row in rows
    )


def write_note(*, by: User, patient_id: UUID | str, text: str, now: datetime | None = None) -> None:
    """Write a note. Raises NotAllowed, NoSuchPatient, and ValidationError for one that is none."""
    require(by, *STAFF, to=_("write a clinical note"))
    patient, said = open_patient(by, patient_id), text.strip()
    if not said:
        raise ValidationError({"text": _("Write a sentence.")})
    if len(said) > MOST:
        many = _("At most %(most)s characters fit; these are %(count)s.")
        raise ValidationError({"text": many % {"most": MOST, "count": len(said)}})
    ClinicalNote.objects.create(patient=patient, text=said, written_by=by, written_at=present(now))
    patient.revise()


def erase_note(*, by: User, patient_id: UUID | str, note: int) -> None:
    """Erase a note of one's own, for good. Raises NotAllowed, NoSuchPatient and Http404."""
    require(by, *STAFF, to=_("erase a clinical note"))
    patient = open_patient(by, patient_id)
    found = ClinicalNote.objects.filter(patient=patient, id=note).first()
    if found is None:
        raise Http404(f"There is no note {note}.")
    if found.written_by_id != by.pk:
        raise NotAllowed(str(_("Only who wrote a note erases it.")))
    found.delete()
    patient.revise()
