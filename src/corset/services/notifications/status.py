"""How many letters wait, for the administrator: nothing of whom or what they tell."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from corset.people.letters import waiting
from corset.people.models import User
from corset.presentation.letters import why_it_waits
from corset.services.people.access import require
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True)
class WaitingLetters:
    """Letters that have not arrived; `untried` are those that no worker has taken up yet."""

    count: int
    untried: int
    since: datetime
    failure: str


def waiting_letters(*, by: User | Actor) -> WaitingLetters | None:
    """Return what waits, or None where everything has arrived. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see the outbox")
    letters = waiting(timezone.now())
    found = letters.aggregate(
        count=Count("id"), untried=Count("id", filter=Q(attempts=0)), since=Min("written_at")
    )
    if not found["count"]:
        return None
    last = letters.exclude(failure="").order_by("-due_at").first()
    return WaitingLetters(**found, failure=why_it_waits(last.failure if last else ""))
