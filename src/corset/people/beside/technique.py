"""What those who supervise saw at an exercise; no decision depends on it, and it can be erased."""

from datetime import datetime

from django.db import models

from corset.people.patients import Patient
from corset.people.users import User


class TechniqueNote(models.Model):
    """What to mind at one exercise: points of a list, as they were said, and free words.

    The newest one of an exercise holds, until it is taken back.
    """

    id: int

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="technique_notes")
    exercise = models.CharField(max_length=64)
    points: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    words = models.TextField(blank=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        """The newest come first."""

        ordering = ("-written_at", "-id")
        indexes = (models.Index(fields=["patient", "exercise"], name="notes_of_an_exercise"),)

    def __str__(self) -> str:
        return f"{self.exercise}: {' '.join((*self.points, self.words)).strip()}"

    def take_back(self, *, by: User | None, at: datetime) -> None:
        """Say it to the patient no more; a second time changes nothing."""
        open_ones = TechniqueNote.objects.filter(id=self.id, taken_back_at=None)
        if open_ones.update(taken_back_by=by, taken_back_at=at):
            self.patient.revise()
