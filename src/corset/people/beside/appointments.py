"""When a patient comes to be supervised; no decision depends on it, and it can be erased."""

import secrets
import uuid
from datetime import datetime, timedelta

from django.db import models

from corset.people.invitations import digest
from corset.people.patients import Patient
from corset.people.users import User


class Appointment(models.Model):
    """One supervised visit, agreed upon; where it was moved, when it is now."""

    patient_id: uuid.UUID
    leader_id: uuid.UUID | None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="appointments")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    leader = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="appointments"
    )
    """Who supervises it; nobody where the account is gone."""
    changes = models.PositiveIntegerField(default=0)
    """How often it was changed: by it a calendar knows the newer of two."""
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    """When it was made, moved or cancelled last."""
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of time."""

        ordering = ("starts_at", "id")
        indexes = (models.Index(fields=["starts_at"], name="appointments_of_a_day"),)

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def ends_at(self) -> datetime:
        """Until when it is meant to last."""
        return self.starts_at + timedelta(minutes=self.minutes)


class CalendarAddress(models.Model):
    """The secret address at which a calendar reads somebody's appointments; of one, the last."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_address")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"

    @classmethod
    def renew(cls, user: User, *, at: datetime) -> str:
        """Return the token of a new address, stored nowhere; the one before ends."""
        token = secrets.token_urlsafe(32)
        said = {"token_hash": digest(token), "made_at": at}
        cls.objects.update_or_create(user=user, defaults=said)
        return token

    @classmethod
    def find(cls, token: str) -> "User | None":
        """Return whose address it is, while the account is open."""
        row = cls.objects.filter(token_hash=digest(token), user__is_active=True)
        found = row.select_related("user").first()
        return found.user if found else None
