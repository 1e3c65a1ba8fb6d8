"""Where everyone begins, and the worker that keeps the emergency page at hand without a network."""

from dataclasses import dataclass

from django.conf import settings
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """What to do without a network: the same for everybody."""

    number: str
    """Whom to call in an emergency."""
    telephone: str
    """The clinic's own; empty where it is not set."""


def home(request: HttpRequest) -> HttpResponse:
    """Lead each role to its first page."""
    return redirect(HOMES[Role(member(request).role)])


@login_not_required  # kept on the device for whoever holds it
def offline(request: HttpRequest) -> HttpResponse:
    """Show what to do without a network."""
    shown = OfflinePage(number=settings.EMERGENCY_NUMBER, telephone=settings.CLINIC_TELEPHONE)
    return page(request, "patient/offline.html", shown)


@login_not_required
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, so that its scope is the whole site."""
    return page(
        request, "patient/worker.js", WorkerPage(), content_type="text/javascript; charset=utf-8"
    )
