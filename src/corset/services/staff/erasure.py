"""Forgetting who a patient was; the log stays, under an id that leads to nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from corset.people.models import Patient, User
from corset.record.models import PatientCard
from corset.services.clock.present import present
from corset.services.people.access import OPERATOR, NoSuchPatient, actor_of, open_patient, require
from corset.services.people.accounts import end_sessions, note
from corset.services.people.records import all_earlier
from corset.services.staff.errors import StaffRefused
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientErasure:
    """A patient as an administrator sees one: nothing clinical."""

    patient: Patient
    refusal: str
    """Why nothing can be erased yet; else empty."""


def erasable(*, by: User | Actor, patient_id: UUID | str) -> PatientErasure:
    """Return a patient who could be erased. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.ADMINISTRATOR, to=_("erase a patient"))
    patient = _patient(patient_id)
    return PatientErasure(patient=patient, refusal=_why_not(patient))


def erase_patient(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> None:
    """Erase name, birth date, contacts, account, notes and drafts, for good.

    The log and what is folded from it stay. Records that went on in this one are the same person
    and are erased with it. Raises NotAllowed and NoSuchPatient; StaffRefused
    while a therapy goes on.
    """
    require(by, Role.ADMINISTRATOR, to=_("erase a patient"))
    with transaction.atomic():
        patient = _patient(patient_id)
        if why := _why_not(patient):
            raise StaffRefused(why)
        for one in (patient, *all_earlier(patient.pk)):
            if one.user is not None:
                end_sessions(one.user)
            one.erase(at=present(now))
    note("patient_erased", None, patient=str(patient.id), by=actor_of(by).id)


def _patient(patient_id: UUID | str) -> Patient:
    """Find a patient without opening what is recorded."""
    found = open_patient(OPERATOR, patient_id)
    if found.erased_at is not None:
        raise NoSuchPatient(f"There is no patient {patient_id}.")
    return found


def _why_not(patient: Patient) -> str:
    if PatientCard.objects.filter(patient=patient.id, withdrawn=False).exists():
        return _("The therapy goes on. Whoever treats the patient ends it first.")
    return ""
