"""Closing an account on the server, where no administrator can."""

from django.utils import timezone

from corset.people.models import User
from corset.services.people import accounts
from corset.services.people.access import OPERATOR
from corset.services.staff.colleagues import refuse_orphans
from corset.services.staff.hand_over import hand_over


def close(email: str, *, to: str | None = None, leaves: bool = False) -> int:
    """Let nobody sign in to an account any more; return how many sessions ended.

    Raises NoSuchAccount, and StaffRefused where a patient would be without a clinician.
    """
    who = accounts.account_of(email)
    if to is not None:
        hand_over(by=OPERATOR, of=who, to=accounts.account_of(to))
    refuse_orphans(who)
    ended = accounts.close(email)
    if leaves:
        User.objects.filter(pk=who.pk).update(ended_at=timezone.now())
    return ended


def reopen(email: str) -> int:
    """Let its owner sign in again, with the patients of before. Raises NoSuchAccount."""
    who = accounts.account_of(email)
    User.objects.filter(pk=who.pk).update(ended_at=None, successor=None)
    return accounts.reopen(email)
