"""Setting the demonstration clinic up, once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from corset.people.models import Letter, Patient, Role, User
from corset.services.clock import ahead as clock
from corset.services.clock.present import present
from corset.services.demonstration.course import Course
from corset.services.demonstration.stories import Story, stories
from corset.services.demonstration.target import Services
from corset.services.people.invitations import accept_invitation, invite_patient
from corset.services.therapy.patients.enrolment import enrol_patient
from corset.simulation.actors import Participants
from corset.simulation.therapy import Pace, Therapy

PASSWORD = "slow and smooth"  # noqa: S105 - printed for whoever tries the demonstration
STAFF = {
    Role.CLINICIAN: ("clinician@demo.corset", "Dr Elena Marsh"),
    Role.SPECIALIST: ("specialist@demo.corset", "Tomas Reed"),
    Role.ADMINISTRATOR: ("admin@demo.corset", "Clinic Office"),
}
_YEAR = 365.25
STEP = timedelta(seconds=10)
"""What each command of a story takes."""


class NotEmpty(RuntimeError):
    """The clinic has people of its own: invented ones would stand among real patients."""


def is_there() -> bool:
    """Whether this is the demonstration clinic already."""
    return User.objects.filter(email=STAFF[Role.CLINICIAN][0]).exists()


def require_empty(what: str) -> None:
    """Refuse to put invented people among others. Raises NotEmpty."""
    if User.objects.exists() or Patient.objects.exists():
        raise NotEmpty(f"This clinic has people already; {what} needs an empty one.")


def set_up(now: datetime | None = None) -> int:
    """Make the clinic with its patients, all or nothing; return how many patients it has.

    Raises NotEmpty where anybody is registered already.
    """
    require_empty("a demonstration")
    moment = present(now)
    with transaction.atomic():
        accounts = {role: _account(role, *who) for role, who in STAFF.items()}
        told = stories()
        for story in told:
            _happen(story, accounts, moment)
        Letter.objects.all().delete()  # nobody waits for letters about weeks that never were
    clock.start()
    return len(told)


def _account(role: Role, email: str, name: str) -> User:
    return User.objects.create_user(email, PASSWORD, role=role, name=name)


def _happen(story: Story, staff: Mapping[Role, User], now: datetime) -> None:
    began, clinician = now - timedelta(days=story.began, hours=1), staff[Role.CLINICIAN]
    patient = enrol_patient(
        by=clinician,
        name=story.name,
        birth_date=(now - timedelta(days=story.age * _YEAR + 90)).date(),
        email=story.email,
        now=began,
    )
    token = invite_patient(by=clinician, patient_id=patient.id, now=began).token
    account = accept_invitation(
        token=token,
        email=story.email,
        password=PASSWORD,
        birth_date=patient.birth_date,
        now=began,
    )
    participants = Participants(
        clinician=clinician.actor, specialist=staff[Role.SPECIALIST].actor, patient=account.actor
    )
    target = Services(patient.id, "demonstration")
    therapy = Therapy(target, began, STEP, participants=participants, pace=Pace())
    by_name = {role.value: account for role, account in staff.items()}
    Course(story, patient.id, by_name, therapy, patient.local(now)).happen()
