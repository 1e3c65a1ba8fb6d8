"""How a session works, shown before the first one: whether a patient has looked at it."""

from datetime import datetime

from corset.people.models import Patient, User
from corset.services.clock.present import present
from corset.therapy.content.lessons import Occasion

FIRST = frozenset({Occasion.FIRST_DAY, Occasion.FIRST_SESSION})
"""What is told beside it."""


def note_tour(*, by: User, now: datetime | None = None) -> None:
    """Note that the patient who asks has looked at it, or has left it aside; the first time."""
    patient = Patient.objects.filter(user=by, toured_at=None).first()
    if patient is None:
        return
    Patient.objects.filter(id=patient.id).update(toured_at=present(now))
    patient.revise()
