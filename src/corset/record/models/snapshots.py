"""Folded states that are kept beside the logs, so that a start need not fold them again."""

from django.db import models

from corset.record.models.log import DIGEST


class Snapshot(models.Model):
    """The state of a log that was checked whole, and how the log stood in the database then.

    It can be thrown away at any time: the log says the same.
    """

    patient = models.UUIDField(primary_key=True)
    version = models.PositiveIntegerField()
    head = models.CharField(max_length=DIGEST, blank=True)
    decisions = models.PositiveIntegerField()
    decision_head = models.CharField(max_length=DIGEST, blank=True)
    code = models.CharField(max_length=DIGEST)
    """By which code it was folded; what another one folded is not read."""
    rows = models.CharField(max_length=DIGEST)
    """The digest of all rows of the log up to there, column by column."""
    state = models.TextField()
    taken_at = models.DateTimeField()
    signature = models.CharField(max_length=DIGEST)
    """Of all that stands before it, with the key that is not in the database."""

    def __str__(self) -> str:
        return f"{self.patient} at version {self.version}"
