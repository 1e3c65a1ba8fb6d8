"""The outbox: letters that wait for the mail server, each until it has arrived."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from corset.people.users import User


class Failure(models.TextChoices):
    """Why a letter did not arrive the last time it was tried."""

    NO_SERVER = "no_server"
    DEMONSTRATION = "demonstration"
    UNKNOWN_HOST = "unknown_host"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    UNTRUSTED = "untrusted"
    NOT_ENCRYPTED = "not_encrypted"
    SIGN_IN = "sign_in"
    ADDRESS = "address"
    REFUSED = "refused"


class Letter(models.Model):
    """An e-mail to one person; it names no patient and no finding.

    What it said is forgotten once it has arrived. `recipient` is somebody with an account, who
    may change the address while the letter waits; `address` is used where there is none.
    """

    recipient_id: uuid.UUID | None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    urgent = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    """When it is given up; a letter about an alert never is."""
    due_at = models.DateTimeField()
    """When it is tried next. Whoever tries it moves this on first, so that nobody else does."""
    attempts = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=20, choices=Failure, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], name="letters_due", condition=Q(delivered_at=None)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(recipient=None) ^ Q(address=""), name="letter_goes_to_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({'delivered' if self.delivered_at else 'waiting'})"

    @property
    def to(self) -> str:
        """The address that it goes to now."""
        return self.recipient.email if self.recipient else self.address


def waiting(now: datetime) -> models.QuerySet[Letter]:
    """Return letters that have not arrived and are not given up; closed accounts get none."""
    still = Q(until=None) | Q(until__gt=now)
    open_to = Q(recipient=None) | Q(recipient__is_active=True)
    return Letter.objects.filter(still, open_to, delivered_at=None)


def due(now: datetime) -> models.QuerySet[Letter]:
    """Return letters to be tried now: the urgent before the rest, then the longest due."""
    return waiting(now).filter(due_at__lte=now).order_by("-urgent", "due_at")
