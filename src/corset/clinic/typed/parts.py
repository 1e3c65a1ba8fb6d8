"""A part of a page that is fetched anew, where somebody is signed out: it says so and asks on."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from corset.clinic.components.page import page
from corset.people.models import User

LISTS = {"patients", "patients-rail"}
"""Parts that are fetched anew by themselves, and come back once somebody is signed in."""
UNAUTHORISED = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOutPart:
    """Where to sign in."""

    sign_in: str


def part_without_sign_in(request: HttpRequest) -> HttpResponse | None:
    """Return what a part shows in place of the sign-in page; nothing for a whole page.

    The element stays and asks again: once somebody is signed in, alerts are there again. Whoever
    has signed in anew has another token than the page: it is loaded once more.
    """
    if "HX-Request" not in request.headers:
        return None
    if isinstance(request.user, User):
        return HttpResponse(headers={"HX-Refresh": "true"})
    name = request.resolver_match.url_name if request.resolver_match else ""
    if name not in LISTS:
        return HttpResponse(status=UNAUTHORISED)
    shown = SignedOutPart(sign_in=resolve_url(settings.LOGIN_URL))
    answer = page(request, "clinician/parts/signed_out.html", shown)
    answer["HX-Reswap"] = "innerHTML"
    answer["Cache-Control"] = "no-store, private"
    return answer
