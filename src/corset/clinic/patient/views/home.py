"""Where everyone begins, and the worker that keeps the emergency page at hand without a network."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.people.models import Role

HOMES = {
    Role.PATIENT: "/today/",
    Role.CLINICIAN: "/patients/",
    Role.SPECIALIST: "/patients/",
    Role.ADMINISTRATOR: "/staff/",
}


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """The worker needs to know of nobody."""


def home(request: HttpRequest) -> HttpResponse:
    """Lead each role to its first page."""
    return redirect(HOMES[Role(member(request).role)])


@login_not_required
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, so that its scope is the whole site."""
    return page(request, "patient/worker.js", WorkerPage(), content_type="text/javascript")
