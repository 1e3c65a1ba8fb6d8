"""Who is signed in, and whose pages these are."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from corset.people.models import Patient, User


def member(request: HttpRequest) -> User:
    """Return who is signed in; the middleware lets nobody else come this far."""
    return cast("User", request.user)


def own_patient(request: HttpRequest) -> Patient:
    """Return the patient who is signed in. Raises PermissionDenied for everybody else."""
    patient = Patient.objects.filter(user=member(request)).first()
    if patient is None:
        raise PermissionDenied("This page belongs to patients.")
    return patient
