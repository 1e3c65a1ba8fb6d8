"""The tables of programmes: what each digest of the log means, and who trains by which."""

from django.db import models

DIGEST = 64


class ProgrammeRow(models.Model):
    """One compiled programme, kept the first time that a decision used it. Never changed."""

    digest = models.CharField(max_length=DIGEST, primary_key=True)
    compiled = models.TextField()
    kept_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest


class ProgrammeAssignment(models.Model):
    """Which patient trains by a programme that is not the installed one."""

    programme_id: str

    patient = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(ProgrammeRow, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.patient}: {self.programme_id}"
