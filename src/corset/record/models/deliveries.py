"""How a command came: who sent it, in which form, and when it had happened."""

from django.db import models

from corset.record.models.log import DecisionRow


class Delivery(models.Model):
    """What is known of the way of a command that a browser had kept. Never changed.

    The decision beside it bears the name of who told it and the time by which it was decided.
    """

    decision_id: int

    decision = models.OneToOneField(DecisionRow, on_delete=models.PROTECT, related_name="delivery")
    sent_by_role = models.CharField(max_length=20)
    sent_by_id = models.CharField(max_length=64)
    form = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField(null=True)
    """When it happened, by the clinic's clock as the device followed it; nothing where unknown."""
    device_at = models.CharField(max_length=64, blank=True)
    """What the device's own clock showed, as it was sent."""
    corrected = models.CharField(max_length=20, blank=True)
    """Why another time counts: `future`, `session`, `order` or `alert`; empty where it held."""

    def __str__(self) -> str:
        return f"{self.decision_id} by {self.sent_by_id}"
