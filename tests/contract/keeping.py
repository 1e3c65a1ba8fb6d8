"""What tests of a backup and of a move compare."""

from corset.people.models import Patient, User
from corset.record.models import DecisionRow, Delivery, EventRow, Stream


def everything(using="default"):
    return {
        model: list(model.objects.using(using).order_by("pk").values())
        for model in (Stream, DecisionRow, EventRow, Delivery, Patient, User)
    }
