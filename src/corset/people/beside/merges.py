"""That somebody was taken in twice: in which record the therapy goes on. Both logs stay whole."""

import uuid

from django.db import models

from corset.people.patients import Patient
from corset.people.users import User


class PatientMerge(models.Model):
    """One record that is continued in another one of the same person."""

    left_id: uuid.UUID
    kept_id: uuid.UUID

    left = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="continued")
    kept = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="earlier")
    merged_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    merged_at = models.DateTimeField()

    class Meta:
        """In the order in which it was done."""

        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.left_id} in {self.kept_id}"
