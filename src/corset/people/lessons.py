"""What a patient has read of what is told; no decision depends on it, and it can be erased."""

from datetime import datetime

from django.db import models

from corset.people.patients import Patient


class ReadLesson(models.Model):
    """That a patient has read a lesson, and when for the first time."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="read_lessons")
    lesson = models.CharField(max_length=64)
    read_at = models.DateTimeField()

    class Meta:
        """Once is enough."""

        constraints = (
            models.UniqueConstraint(fields=("patient", "lesson"), name="lesson_is_read_once"),
        )

    def __str__(self) -> str:
        return self.lesson

    @classmethod
    def note(cls, patient: Patient, lesson: str, *, at: datetime) -> None:
        """Remember that a lesson was read; a second time, in another tab, changes nothing."""
        _, new = cls.objects.get_or_create(patient=patient, lesson=lesson, defaults={"read_at": at})
        if new:
            patient.revise()
