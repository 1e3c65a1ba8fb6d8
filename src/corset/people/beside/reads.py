"""Who of the staff has looked at a patient's record, and when. It is no part of the log's chain."""

import uuid

from django.db import models

from corset.people.patients import Patient
from corset.people.users import Role, User


class RecordRead(models.Model):
    """One page of a patient's record, opened by somebody of the staff."""

    reader_id: uuid.UUID | None

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="reads")
    reader = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=254)
    """What the reader was called then: it stays when the account is gone."""
    role = models.CharField(max_length=20, choices=Role)
    page = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """The newest come first."""

        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name}, {self.page}"
