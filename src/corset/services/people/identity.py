"""Who a patient is, corrected: what was there before is kept, with who and when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from corset.people.models import IdentityChange, IdentityPart, Patient, User
from corset.services.clock.present import present
from corset.services.people.access import open_patient, require
from corset.services.people.addresses import is_taken
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One correction as it is read."""

    part: IdentityPart
    before: str
    after: str
    by: str
    """Who corrected it; nobody where the account is gone."""
    at: datetime


def correct_identity(
    *,
    by: User,
    patient_id: UUID | str,
    name: str,
    birth_date: date | None,
    phone: str,
    email: str,
    timezone: str = "",
    now: datetime | None = None,
) -> tuple[IdentityPart, ...]:
    """Write who the patient is; return what was changed.

    Days are by the new time zone from now on; what was told and decided keeps the day it had.
    Without one it stays as it is. The address of a patient with an account is the one that the
    patient signs in with, and is changed there. Raises NotAllowed, NoSuchPatient, and
    ValidationError by field.
    """
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("correct who a patient is"))
    patient, at = open_patient(by, patient_id), present(now)
    given = {"name": name.strip(), "birth_date": birth_date, "phone": phone.strip()}
    given["email"] = email.strip().lower()
    given["timezone"] = timezone or patient.timezone
    _refuse_address(patient, str(given["email"]))
    with transaction.atomic():
        patient = Patient.objects.select_for_update().get(pk=patient.pk)
        changed = [part for part in IdentityPart if getattr(patient, part) != given[part]]
        changes = [_change(patient, part, given[part], by, at) for part in changed]
        for part in changed:
            setattr(patient, part, given[part])
        patient.full_clean()
        patient.save()
        IdentityChange.objects.bulk_create(changes)
        if IdentityPart.NAME in changed and patient.user_id is not None:
            User.objects.filter(pk=patient.user_id).update(name=patient.name)
        if changed:
            patient.revise()
    return tuple(changed)


def identity_changes(*, by: User | Actor, patient_id: UUID | str) -> tuple[ChangeView, ...]:
    """Return what was corrected, the newest first. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("see who a patient is"))
    patient = open_patient(by, patient_id)
    rows = IdentityChange.objects.filter(patient=patient).select_related("changed_by")
    return tuple(
        ChangeView(
            part=IdentityPart(row.part),
            before=row.before,
            after=row.after,
            by=str(row.changed_by or ""),
            at=patient.local(row.changed_at),
        )
        for row in rows
    )


def _refuse_address(patient: Patient, email: str) -> None:
    if email == patient.email or not email:
        return
    if patient.user_id is not None:
        text = _(
            "The patient signs in with %(email)s and changes that under Menu, Your address; the "
            "record follows."
        )
        raise ValidationError({"email": text % {"email": patient.email or "–"}})
    if is_taken(email):
        raise ValidationError({"email": _("Somebody signs in with this address already.")})


def _change(
    patient: Patient, part: IdentityPart, after: object, by: User, at: datetime
) -> IdentityChange:
    return IdentityChange(
        patient=patient,
        part=part,
        before=_said(getattr(patient, part)),
        after=_said(after),
        changed_by=by,
        changed_at=at,
    )


def _said(value: object) -> str:
    return "" if value is None else str(value)
