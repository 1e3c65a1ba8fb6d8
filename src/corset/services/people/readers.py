"""Who reads what is put into words."""

from django.utils.translation import get_language

from corset.people.models import User
from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.services.people.access import actor_of
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


def reader_of(by: User | Actor) -> Reader:
    """Return the reader who asks: patients read as patients, all others as those who treat."""
    patient = actor_of(by).role is Role.PATIENT
    audience = Audience.PATIENT if patient else Audience.CLINICIAN
    return Reader(audience, get_language() or FALLBACK)
