"""Who may see whom: the care team, the clinic's specialists, and patients themselves."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.people.models import Patient, User, predecessors
from corset.presentation.terms import any_of
from corset.record.models import CareTeamMember
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

OPERATOR = Actor(Role.SYSTEM, "operator")
"""Whoever sits at the command line of the server."""


class NotAllowed(PermissionDenied):
    """This person may not do that; the message says who may."""


class NoSuchPatient(Http404):
    """No patient has this id."""


def actor_of(by: User | Actor) -> Actor:
    """Return who acts, as the core and the log know them."""
    return by if isinstance(by, Actor) else by.actor


def open_patient(by: User | Actor, patient_id: UUID | str) -> Patient:
    """Return a patient's identity. Raises NoSuchPatient, and NotAllowed to those without care."""
    patient = _find(patient_id)
    reach(by, patient)
    return patient


def reach(by: User | Actor, patient: Patient) -> None:
    """Raise NotAllowed where a patient is not somebody's to reach."""
    actor = actor_of(by)
    if actor.role is not Role.SYSTEM and not _ALLOWED[actor.role](actor, patient):
        raise NotAllowed(str(_WHY[actor.role]))


def stands_for(actor: Actor) -> tuple[str, ...]:
    """Return a clinician's id, and those of leavers whose patients were taken over."""
    return actor.id, *predecessors(actor.id)


def cared_for(actor: Actor) -> QuerySet[CareTeamMember, UUID]:
    """Return the ids of those whom a clinician cares for, leavers' patients among them; unasked."""
    mine = CareTeamMember.objects.filter(clinician__in=stands_for(actor))
    return mine.values_list("patient", flat=True)


def require(by: User | Actor, *roles: Role, to: str) -> Actor:
    """Return who acts. Raises NotAllowed where the role may not."""
    actor = actor_of(by)
    if actor.role not in (*roles, Role.SYSTEM):
        may = _("Only %(somebody)s may %(do)s.")
        raise NotAllowed(may % {"somebody": any_of(roles), "do": to})
    return actor


def known_id(patient_id: UUID | str) -> UUID:
    """Return an id as such. Raises NoSuchPatient for what is none."""
    try:
        return UUID(str(patient_id))
    except ValueError:
        raise NoSuchPatient(f"There is no patient {patient_id}.") from None


def _find(patient_id: UUID | str) -> Patient:
    try:
        return Patient.objects.get(id=known_id(patient_id))
    except Patient.DoesNotExist:
        raise NoSuchPatient(f"There is no patient {patient_id}.") from None


def _in_care_team(actor: Actor, patient: Patient) -> bool:
    team = CareTeamMember.objects.filter(patient=patient.id)
    if team.filter(clinician=actor.id).exists():
        return True
    return team.filter(clinician__in=predecessors(actor.id)).exists()


_ALLOWED = {
    Role.CLINICIAN: _in_care_team,
    Role.SPECIALIST: lambda _actor, _patient: True,
    Role.PATIENT: lambda actor, patient: str(patient.user_id) == actor.id,
    Role.ADMINISTRATOR: lambda _actor, _patient: False,
}
_WHY = {
    Role.CLINICIAN: lazy("Only the clinicians who care for this patient may open this page."),
    Role.SPECIALIST: "",
    Role.PATIENT: lazy("You can open your own pages only."),
    Role.ADMINISTRATOR: lazy("Administrators do not see what is recorded of patients."),
}
