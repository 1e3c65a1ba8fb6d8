"""Taking a new patient in."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from corset.people.clinic import clinic_time_zone
from corset.people.models import Patient, User
from corset.record.log import replay
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed, cared_for, open_patient, require
from corset.services.therapy.commands.submission import submit_to
from corset.therapy.commands import Actor, Enrol
from corset.therapy.intake import Intake
from corset.therapy.terms import Role


def enrol_patient(
    *,
    by: User | Actor,
    name: str,
    birth_date: date | None = None,
    email: str = "",
    phone: str = "",
    timezone: str = "",
    language: str = "en",
    now: datetime | None = None,
) -> Patient:
    """Write down who the patient is and begin the therapy: both, or neither.

    Raises NotAllowed, and ValidationError for an identity that cannot be.
    """
    actor = require(by, Role.CLINICIAN, to="take a patient in")
    patient = Patient(
        name=name.strip(),
        birth_date=birth_date,
        email=email.strip().lower(),
        phone=phone.strip(),
        timezone=timezone or clinic_time_zone(),
        language=language,
    )
    patient.full_clean()
    with transaction.atomic():
        patient.save()
        _begin(patient, actor, present(now))
    return patient


def namesakes(*, by: User | Actor, name: str, birth_date: date) -> tuple[Patient, ...]:
    """Return those already cared for under this name and birth date. Raises NotAllowed."""
    actor = require(by, Role.CLINICIAN, to="take a patient in")
    mine = cared_for(actor)
    born = Patient.objects.filter(id__in=mine, birth_date=birth_date, erased_at=None)
    wanted = name.strip().casefold()
    return tuple(patient for patient in born if patient.name.casefold() == wanted)


def _begin(patient: Patient, actor: Actor, now: datetime) -> None:
    key = f"enrol:{patient.id}"
    done = submit_to(patient=patient, command=Enrol(), by=actor, key=key, now=now)
    if not done.decision.accepted:
        raise NotAllowed(" ".join(reason.text for reason in done.reasons))


def intake_of(*, by: User | Actor, patient_id: UUID | str) -> Intake:
    """Return the facts known of a patient, for a form to begin with."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="see a patient's facts")
    return replay.load(open_patient(by, patient_id).id).state.intake
