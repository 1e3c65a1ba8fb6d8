"""What was seen of a patient's posture, gait and spine; no decision depends on it (R29)."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from corset.people.patients import Patient
from corset.people.users import User


class InspectionOccasion(models.TextChoices):
    """When one looks."""

    INTAKE = "intake", _("Intake")
    VISIT = "visit", _("Supervised visit")
    REVIEW = "review", _("Review")


class Inspection(models.Model):
    """What was seen once: a value for each aspect that was looked at, and free words.

    What has no value was not looked at. It can be erased.
    """

    id: int

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="inspections")
    occasion = models.CharField(max_length=10, choices=InspectionOccasion)
    seen: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    measured: "models.JSONField[dict[str, float], dict[str, float]]" = models.JSONField(
        default=dict
    )
    """Centimetres and degrees by measure; what has none was not measured."""
    words = models.TextField(blank=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        """The newest come first."""

        ordering = ("-seen_at", "-id")

    def __str__(self) -> str:
        return f"{self.occasion}: {', '.join(f'{k} {v}' for k, v in self.seen.items())}"

    def same(
        self, *, seen: dict[str, str], measured: dict[str, float], words: str, at: datetime
    ) -> bool:
        """Whether this says the same of the same day."""
        day = self.patient.local(self.seen_at).date()
        there = (self.seen, self.measured, self.words, day)
        return there == (seen, measured, words, self.patient.local(at).date())
