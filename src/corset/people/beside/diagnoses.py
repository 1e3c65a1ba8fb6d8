"""What a patient's complaint is coded as; no decision depends on it, and it can be erased."""

from django.db import models

from corset.people.patients import Patient
from corset.people.users import User


class Diagnosis(models.Model):
    """One code of ICD-10 with the name that it had then, until it is taken back."""

    id: int

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="diagnoses")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were written; none holds twice."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["patient", "code"],
                condition=models.Q(taken_back_at=None),
                name="one_diagnosis_of_a_code",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
