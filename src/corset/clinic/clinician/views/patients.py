"""The list of patients; reading it changes nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from corset.clinic.accounts.session_limits import UNATTENDED
from corset.clinic.clinician.contexts.roster.page import (
    PatientsPage,
    RailPage,
    filter_of,
    patients_page,
    rail_page,
)
from corset.clinic.components.kept import ROOMS, kept_page, unchanged
from corset.clinic.components.page import page
from corset.services.therapy.patients.roster.pages import roster
from corset.services.therapy.patients.roster.version import roster_version

if TYPE_CHECKING:
    from corset.people.models import User


def patients(request: HttpRequest) -> HttpResponse:
    """Show the list; htmx asks for its lines alone, on typing and every 20 seconds."""
    user = cast("User", request.user)
    asked = filter_of(request)
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    template = "clinician/parts/roster.html" if part else "clinician/patients.html"

    def made(etag: str) -> PatientsPage:
        found = roster(by=user, wanted=asked.narrowed)
        return patients_page(found, asked, user.actor.role, etag=etag)

    response = _polled(request, template, asked, made, whole=not part)
    patch_vary_headers(response, ["HX-Request"])
    if part and UNATTENDED not in request.headers:
        response["HX-Replace-Url"] = f"{reverse('patients')}{asked.address}"
    return response


def rail(request: HttpRequest) -> HttpResponse:
    """The same patients beside a page, the urgent ones first."""
    user, at = cast("User", request.user), request.GET.get("at", "")
    return _polled(
        request,
        "clinician/parts/rail.html",
        at,
        lambda etag: rail_page(roster(by=user), at, etag=etag),
    )


def _polled(
    request: HttpRequest,
    template: str,
    asked: object,
    made: Callable[[str], PatientsPage | RailPage],
    *,
    whole: bool = False,
) -> HttpResponse:
    """Answer what is asked for again and again: in short, where all that it says is the same.

    A whole page says what the piece on it is called, and has no such name itself.
    """
    version = roster_version(by=cast("User", request.user))
    if version is None:
        return page(request, template, made(""))
    named, same = unchanged(request, "clinician/lists", (version, asked))
    if same is not None and not whole:
        return same
    answer = kept_page(request, template, (named,), lambda _: made(named), pages=ROOMS)
    if not whole:
        answer["ETag"] = f'"{named}"'
    return answer
