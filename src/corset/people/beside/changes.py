"""What of an identity was corrected: who, when, what. It can be erased."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from corset.people.patients import Patient
from corset.people.users import User


class IdentityPart(models.TextChoices):
    """What of an identity can be corrected; of where somebody lives, whose clock counts."""

    NAME = "name", _("Name")
    BIRTH_DATE = "birth_date", _("Date of birth")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("Email")
    TIMEZONE = "timezone", _("Time zone")


class IdentityChange(models.Model):
    """One correction of one part."""

    changed_by_id: uuid.UUID | None

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="changes")
    part = models.CharField(max_length=20, choices=IdentityPart)
    before = models.CharField(max_length=254, blank=True)
    after = models.CharField(max_length=254, blank=True)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """The newest come first."""

        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        return f"{self.part} of {self.patient_id}"  # pyright: ignore[reportAttributeAccessIssue] - Django's


class ClinicalNote(models.Model):
    """What those who treat write for each other, in their own words; no decision depends on it."""

    id: int
    written_by_id: uuid.UUID | None

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="clinical_notes")
    text = models.TextField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """The newest come first."""

        ordering = ("-written_at", "-id")

    def __str__(self) -> str:
        return self.text[:40]
