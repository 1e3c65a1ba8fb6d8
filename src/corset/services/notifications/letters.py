"""Letters about alerts. They name no patient and no finding: a mailbox is not the record."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet

from corset.people.models import Patient, Role, User, accounts_of
from corset.record.models import CareTeamMember
from corset.therapy.decision import Decision
from corset.therapy.events import AlertEscalated, AlertRaised
from corset.therapy.terms import AlertKind

LOGGER = logging.getLogger(__name__)
_RAISED = """A patient of yours needs you{haste}.

Sign in to Corset: the patient stands first in your list.
"""
_ESCALATED = """An alert has not been answered in time.

Clinicians: sign in to Corset, the patient stands first in your list.
Administrators: please make sure that a clinician of the care team looks at it now.
"""


def send(patient: Patient, decision: Decision) -> None:
    """Tell the care team of new alerts; of late ones, the administrators too."""
    raised = [event for event in decision.events if isinstance(event, AlertRaised)]
    if raised:
        urgent = any(event.kind is AlertKind.EMERGENCY for event in raised)
        text = _RAISED.format(haste=" at once: an emergency sign was reported" if urgent else "")
        _post("Corset: an alert", text, _care_team(patient))
    if any(isinstance(event, AlertEscalated) for event in decision.events):
        team = {*_care_team(patient), *_administrators()}
        _post("Corset: an alert was not answered in time", _ESCALATED, sorted(team))


def _post(subject: str, text: str, to: list[str]) -> None:
    """Send one letter to each, so that nobody reads the others' addresses.

    One that cannot be sent is logged and keeps nobody else from being told.
    """
    for address in to:
        try:
            send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])
        except OSError:  # SMTP's errors are among them
            LOGGER.exception("A letter of an alert could not be sent")


def _care_team(patient: Patient) -> list[str]:
    team = CareTeamMember.objects.filter(patient=patient.id)
    return _addresses(accounts_of(team.values_list("clinician", flat=True)))


def _administrators() -> list[str]:
    return _addresses(User.objects.filter(role=Role.ADMINISTRATOR))


def _addresses(users: QuerySet[User]) -> list[str]:
    active = users.filter(is_active=True).order_by("email")
    return list(active.values_list("email", flat=True))
