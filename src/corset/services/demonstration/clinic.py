"""Setting the demonstration clinic up, once."""

from datetime import datetime, timedelta

from django.db import transaction

from corset.people.models import Letter, Patient, Role, User
from corset.services.clock import ahead as clock
from corset.services.clock.present import present
from corset.services.demonstration.play import Player, Staff
from corset.services.demonstration.stories import STORIES, Story
from corset.services.people.invitations import accept_invitation, invite_patient
from corset.services.therapy.enrolment import enrol_patient

PASSWORD = "slow and smooth"  # noqa: S105 - printed for whoever tries the demonstration
STAFF = {
    Role.CLINICIAN: ("clinician@demo.corset", "Dr Elena Marsh"),
    Role.SPECIALIST: ("specialist@demo.corset", "Tomas Reed"),
    Role.ADMINISTRATOR: ("admin@demo.corset", "Clinic Office"),
}
_YEAR = 365.25


class NotEmpty(RuntimeError):
    """The clinic has people of its own: a demonstration would stand among real patients."""


def is_there() -> bool:
    """Whether this is the demonstration clinic already."""
    return User.objects.filter(email=STAFF[Role.CLINICIAN][0]).exists()


def set_up(now: datetime | None = None) -> int:
    """Make the clinic with its patients, all or nothing; return how many patients it has.

    Raises NotEmpty where anybody is registered already.
    """
    if User.objects.exists() or Patient.objects.exists():
        raise NotEmpty("This clinic has people already; a demonstration needs an empty one.")
    moment = present(now)
    with transaction.atomic():
        accounts = {role: _account(role, *who) for role, who in STAFF.items()}
        staff = Staff(clinician=accounts[Role.CLINICIAN], specialist=accounts[Role.SPECIALIST])
        for story in STORIES:
            _tell(story, staff, moment)
        Letter.objects.all().delete()  # nobody waits for letters about weeks that never were
    clock.start()
    return len(STORIES)


def _account(role: Role, email: str, name: str) -> User:
    return User.objects.create_user(email, PASSWORD, role=role, name=name)


def _tell(story: Story, staff: Staff, now: datetime) -> None:
    began = now - timedelta(days=story.began, hours=1)
    patient = enrol_patient(
        by=staff.clinician,
        name=story.name,
        birth_date=(now - timedelta(days=story.age * _YEAR + 90)).date(),
        email=story.email,
        now=began,
    )
    token = invite_patient(by=staff.clinician, patient_id=patient.id, now=began).token
    account = accept_invitation(token=token, email=story.email, password=PASSWORD, now=began)
    local = patient.local(now)
    story.tell(Player(patient=patient.id, staff=staff, now=local, account=account), story.facts)
