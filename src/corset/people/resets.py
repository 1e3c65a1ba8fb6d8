"""A lost second factor: one administrator asks that it be forgotten, a second agrees."""

from datetime import datetime, timedelta

from django.db import models

from corset.people.users import User

VALID_FOR = timedelta(hours=24)


class FactorReset(models.Model):
    """That an administrator asks to forget a colleague's second factors; one for each colleague."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Second factor of {self.user}"

    @staticmethod
    def waiting(now: datetime) -> "models.QuerySet[FactorReset]":
        """Return those that a second administrator may still agree to."""
        since = now - VALID_FOR
        return FactorReset.objects.filter(asked_at__gt=since).select_related("user", "asked_by")
