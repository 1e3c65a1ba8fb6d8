"""Who is told of an alert: the care team; the administrators of a late one, or one of nobody's."""

from django.conf import settings
from django.db.models import Q, QuerySet

from corset.people.models import Patient, Role, User, accounts_of
from corset.presentation import letters
from corset.presentation.letters import Sender
from corset.record.models import CareTeamMember
from corset.services.notifications import outbox
from corset.therapy.decision import Decision
from corset.therapy.events import AlertEscalated, AlertRaised
from corset.therapy.terms import AlertKind


def write(patient: Patient, decision: Decision) -> None:
    """Write the letters of a decision, in the transaction that writes the decision down."""
    raised = [event for event in decision.events if isinstance(event, AlertRaised)]
    if raised:
        emergency = any(event.kind is AlertKind.EMERGENCY for event in raised)
        outbox.write(
            letters.alert(sender(), emergency=emergency), to=_care_team(patient), urgent=emergency
        )
    if any(isinstance(event, AlertEscalated) for event in decision.events):
        told = _care_team(patient) | _administrators()
        outbox.write(letters.escalation(sender()), to=told, urgent=True)


def sender() -> Sender:
    """Return who writes: the clinic, in its own language, whoever's page the letter came from."""
    return Sender(settings.CLINIC_NAME, settings.LANGUAGE_CODE)


def _care_team(patient: Patient) -> QuerySet[User]:
    """Return who cares, and who took over from a leaver; where nobody is left, administrators."""
    team = CareTeamMember.objects.filter(patient=patient.id)
    members = accounts_of(team.values_list("clinician", flat=True))
    caring = User.objects.filter(
        Q(id__in=members.values("id")) | Q(predecessors__in=members), is_active=True
    ).distinct()
    return caring if caring.exists() else _administrators()


def _administrators() -> QuerySet[User]:
    return User.objects.filter(role=Role.ADMINISTRATOR).distinct()
