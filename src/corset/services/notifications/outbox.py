"""The outbox: a letter is written with what it tells of, and tried until it has arrived.

Times are the server's own, also where a demonstration's clock stands ahead.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from corset.people.letters import due
from corset.people.models import Letter, User
from corset.presentation.letters import Text
from corset.services.notifications import transport
from corset.services.notifications.queue import enqueue_once

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=15)
STEPS = 20
"""How many steps of a delivery may each take the mail server's whole time."""
KEPT = timedelta(days=30)
"""How long it is kept that a letter arrived."""


def write(text: Text, *, to: Iterable[User], urgent: bool = False) -> None:
    """Write a letter to each who has an open account; it is never given up."""
    now, open_to = timezone.now(), {user.id: user for user in to if user.is_active}
    _put(
        Letter(
            recipient=user,
            subject=text.subject,
            body=text.body,
            urgent=urgent,
            written_at=now,
            due_at=now,
        )
        for user in open_to.values()
    )


def write_to_address(text: Text, *, address: str, keep_for: timedelta) -> None:
    """Write a letter to an address, whoever reads it; it is given up after a while."""
    now = timezone.now()
    said = {"subject": text.subject, "body": text.body}
    _put([Letter(address=address, **said, written_at=now, due_at=now, until=now + keep_for)])


def _put(letters: Iterable[Letter]) -> None:
    with transaction.atomic():
        if Letter.objects.bulk_create(letters):
            enqueue_once(deliver)


@task()
def deliver() -> None:
    """Try the letter that is due first; where others are, they are the next job."""
    letter = claim(timezone.now())
    if letter is None:
        return
    settle(letter, transport.send(letter))
    if has_due():
        enqueue_once(deliver)


def has_due() -> bool:
    """Whether a letter should be tried now."""
    return due(timezone.now()).exists()


def claim(now: datetime) -> Letter | None:
    """Take the letter that is due first, so that nobody else tries it at the same time.

    Whoever stops in the middle leaves it to the others once the longest delivery is over.
    """
    over = now + STEPS * timedelta(seconds=settings.EMAIL_TIMEOUT)
    for letter in due(now).select_related("recipient")[:10]:
        mine = Letter.objects.filter(id=letter.id, delivered_at=None, due_at=letter.due_at)
        if mine.update(due_at=over, attempts=F("attempts") + 1):
            letter.attempts, letter.due_at = letter.attempts + 1, over
            return letter
    return None


def settle(letter: Letter, failure: str) -> None:
    """Write down that a letter arrived, and forget what it said; or when it is tried again.

    Of one to a mere address nothing is kept.
    """
    row, now = Letter.objects.filter(id=letter.id), timezone.now()
    if failure:
        row.update(failure=failure, due_at=now + wait(letter.attempts))
    elif letter.recipient is None:
        row.delete()
    else:
        row.update(delivered_at=now, failure="", subject="", body="")


def wait(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: each time twice as long, up to a bound."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)


def forget_old() -> int:
    """Delete letters that arrived long ago or were given up; return how many."""
    now = timezone.now()
    old = Letter.objects.filter(delivered_at__lt=now - KEPT)
    given_up = Letter.objects.filter(delivered_at=None, until__lt=now)
    return old.delete()[0] + given_up.delete()[0]
