"""What came of checking each patient's log: the latest check, and since when it is broken."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class LogCheck(models.Model):
    """Whether a patient's log held when it was checked last. A broken one closes training."""

    patient = models.UUIDField(primary_key=True)
    checked_at = models.DateTimeField(db_index=True)
    version = models.PositiveIntegerField(default=0)
    what = models.CharField(max_length=20, blank=True)
    """What is broken, as `Break` calls it; empty where all of it holds."""
    number = models.PositiveIntegerField(default=0)
    broken_since = models.DateTimeField(null=True)
    """When it was found broken; a letter was written then."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["broken_since"], name="broken_logs", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        return f"{self.patient}: {self.what or 'holds'}"
