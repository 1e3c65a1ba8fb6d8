"""Who is told that a log does not hold: the care team and the administrators, once a break."""

from uuid import UUID

from corset.people.models import Role, User, accounts_of
from corset.presentation import letters as texts
from corset.record.models import CareTeamMember
from corset.services.notifications import outbox
from corset.services.notifications.letters import sender


def write(patient: UUID) -> None:
    """Write the letters, in the transaction that keeps the break."""
    team = CareTeamMember.objects.filter(patient=patient).values_list("clinician", flat=True)
    told = accounts_of(team) | User.objects.filter(role=Role.ADMINISTRATOR)
    outbox.write(texts.broken_log(sender()), to=told, urgent=True)
