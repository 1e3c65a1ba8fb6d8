"""The list of patients; reading it changes nothing."""

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from corset.clinic.accounts.session_limits import UNATTENDED
from corset.clinic.clinician.contexts.roster.page import filter_of, patients_page, rail_page
from corset.clinic.components.page import page
from corset.services.therapy.patients.roster.pages import roster

if TYPE_CHECKING:
    from corset.people.models import User


def patients(request: HttpRequest) -> HttpResponse:
    """Show the list; htmx asks for its lines alone, on typing and every 20 seconds."""
    user = cast("User", request.user)
    asked = filter_of(request)
    context = patients_page(roster(by=user, wanted=asked.narrowed), asked, user.actor.role)
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    template = "clinician/parts/roster.html" if part else "clinician/patients.html"
    response = page(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    if part and UNATTENDED not in request.headers:
        response["HX-Replace-Url"] = f"{reverse('patients')}{asked.address}"
    return response


def rail(request: HttpRequest) -> HttpResponse:
    """The same patients beside a page, the urgent ones first."""
    user = cast("User", request.user)
    context = rail_page(roster(by=user), request.GET.get("at", ""))
    return page(request, "clinician/parts/rail.html", context)
