"""Staff sign in with a second factor or a passkey: without one they come to no other page."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.people.models import Role, User
from corset.services.clock import ahead

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ALWAYS = {"account_logout", "account_reauthenticate", "emergency", "offline", "next-day"}
"""What opens without a second factor, beside the pages that set one up."""


class SecondFactor:
    """Leads staff without a second factor to the page where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest does."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return where to go instead, or nothing."""
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        if name in ALWAYS or name.startswith("mfa_") or not is_missing(request):
            return None
        sentence = _("Set up a second factor or a passkey first: staff sign in with one.")
        if match is not None and "api" in match.namespaces:
            return JsonResponse({"problems": [{"text": sentence}]}, status=403)
        messages.warning(request, sentence)
        return HttpResponseRedirect(reverse("mfa_index"))


def is_missing(request: HttpRequest) -> bool:
    """Whether somebody is signed in who needs a second factor and has none."""
    user = request.user
    if not (settings.SECOND_FACTOR and isinstance(user, User)) or user.role == Role.PATIENT:
        return False
    return not ahead.is_running() and not is_mfa_enabled(user, FACTORS)
