"""What somebody typed into a form about a patient and has not sent yet."""

from typing import ClassVar

from django.db import models

from corset.people.patients import Patient
from corset.people.users import User


class FormDraft(models.Model):
    """What the fields of one page hold, for one person; it goes once the form is recorded."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=200)
    sent = models.TextField()
    """The fields as a browser sends them."""
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "patient", "page"], name="one_draft_a_page"),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.page}"
