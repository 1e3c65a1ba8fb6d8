"""Who changes how an account is signed in to proves anew who it is, by all that the account has."""

from collections.abc import Callable
from time import time
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from corset.clinic.accounts.second_factor import FACTORS
from corset.clinic.accounts.security_log import note
from corset.people.models import User

SENSITIVE = {
    "account_email",
    "account_change_password",
    "account_set_password",
    "usersessions_list",
}
OPEN = {"mfa_index", "mfa_authenticate", "mfa_login_webauthn", "mfa_list_webauthn"}
"""Pages of second factors that change none."""
PASSWORD, CODE, KEY = (
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
)
AGAIN = {PASSWORD, CODE, KEY}


class SignAgain:
    """Asks for the password and the second factor before either, the address or a session changes.

    Each proof begins a new session key: one that was seen before is worth nothing afterwards.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and begin a new key where somebody proved who they are."""
        before = _proofs(request)[-1:]
        response = self._get_response(request)
        now = _proofs(request)[-1:]
        if now and now != before:
            _begin_anew(request)
            note("reauthenticated", request.user, method=now[0]["method"])
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return where to prove it, or nothing."""
        name = (request.resolver_match.url_name if request.resolver_match else None) or ""
        sensitive = name in SENSITIVE or (name.startswith("mfa_") and name not in OPEN | AGAIN)
        if not sensitive or not isinstance(request.user, User):
            return None
        missing = _missing(request, request.user)
        if missing is None:
            return None
        return HttpResponseRedirect(f"{reverse(missing)}?{urlencode({'next': request.path})}")


def _missing(request: HttpRequest, user: User) -> str | None:
    """Return the page of the proof that is missing; a passkey is both in one."""
    lately = [one for one in _proofs(request) if time() - one["at"] < _WITHIN]
    if any(one.get("type") == Authenticator.Type.WEBAUTHN for one in lately):
        return None
    methods = {one["method"] for one in lately}
    if user.has_usable_password() and "password" not in methods:
        return PASSWORD
    if "mfa" in methods or not is_mfa_enabled(user, FACTORS):
        return None
    return CODE if is_mfa_enabled(user, [Authenticator.Type.TOTP]) else KEY


def _proofs(request: HttpRequest) -> list[dict[str, Any]]:
    """Return how the account's owner proved it in this session, the newest last."""
    if not isinstance(request.user, User):
        return []
    records = get_authentication_records(request, request.user)
    return [one for one in records if one.get("reauthenticated")]


def _begin_anew(request: HttpRequest) -> None:
    before = request.session.session_key
    request.session.cycle_key()
    listed = UserSession.objects.filter(session_key=before)
    listed.update(session_key=request.session.session_key)


def _end_others(sender: object, request: HttpRequest, user: User, **_: object) -> None:
    """End what was begun with the factors of before, as a new password does."""
    del sender
    end_other_sessions(request, user)


def listen() -> None:
    """Be told of factors that come and go."""
    for signal in (authenticator_added, authenticator_removed):
        signal.connect(_end_others, dispatch_uid="sessions of before the factor")


_WITHIN = app_settings.REAUTHENTICATION_TIMEOUT
