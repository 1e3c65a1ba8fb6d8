"""Invitations: one use, for one person, for a while."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.db import models

from corset.people.patients import Patient
from corset.people.users import Role, User

VALID_FOR = timedelta(days=14)


def digest(token: str) -> str:
    """Return what is stored of a token: a reader of the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """Lets one person make an account: a patient, or a member of staff."""

    patient_id: uuid.UUID | None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=Role)
    patient = models.ForeignKey(
        Patient, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """When it was taken back, or a newer one took its place."""
    wrong_dates = models.PositiveSmallIntegerField(default=0)
    """How often a birth date was given that is not the patient's."""

    def __str__(self) -> str:
        return f"{Role(self.role).label} {self.email or self.name}".strip()

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be taken."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at

    @staticmethod
    def open_ones(now: datetime) -> "models.QuerySet[Invitation]":
        """Return those that can still be taken."""
        return Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)

    @classmethod
    def issue(cls, *, now: datetime, role: str, **fields: object) -> "tuple[Invitation, str]":
        """Make an invitation; the token is returned once and stored nowhere."""
        token = secrets.token_urlsafe(32)
        invitation = cls.objects.create(
            token_hash=digest(token),
            role=role,
            created_at=now,
            expires_at=now + VALID_FOR,
            **fields,
        )
        return invitation, token
