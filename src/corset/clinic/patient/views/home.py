"""Where everyone begins, and the worker that keeps the emergency page at hand without a network."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from corset.clinic.components.page import page
from corset.people.models import Patient, Role, User

HOMES = {
    Role.PATIENT: "/today/",
    Role.CLINICIAN: "/patients/",
    Role.SPECIALIST: "/patients/",
    Role.ADMINISTRATOR: "/staff/",
}


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """The worker needs to know of nobody."""


def member(request: HttpRequest) -> User:
    """Return who is signed in; the middleware lets nobody else come this far."""
    return cast("User", request.user)


def home(request: HttpRequest) -> HttpResponse:
    """Lead each role to its first page."""
    return redirect(HOMES[Role(member(request).role)])


def own_patient(request: HttpRequest) -> Patient:
    """Return the patient who is signed in. Raises PermissionDenied for everybody else."""
    patient = Patient.objects.filter(user=member(request)).first()
    if patient is None:
        raise PermissionDenied("This page belongs to patients.")
    return patient


@login_not_required
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, so that its scope is the whole site."""
    return page(request, "patient/worker.js", WorkerPage(), content_type="text/javascript")
