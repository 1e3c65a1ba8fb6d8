"""The security log: who signed in, was refused, changed a factor, read a record.

Accounts and patients stand there by their ids, never by name or e-mail address; the client by its
address. The logger is `corset.security`; docs/reference.md has its events.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse

from corset.people.models import Role, User
from corset.services.people.reads import note_read

LOGGER = logging.getLogger("corset.security")
OK = range(200, 300)
READS = {"GET", "HEAD"}
OFFICE = "staff-"
"""How the administrator's pages begin: they say who a patient is, and nothing that is recorded."""
REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
_CLIENT: ContextVar[str] = ContextVar("client", default="")


def note(event: str, user: object = None, **facts: object) -> None:
    """Write a line: what happened, to which account, asked by which client."""
    known = {"user": str(user.id), "role": user.role} if isinstance(user, User) else {}
    client = {"client": _CLIENT.get()} if _CLIENT.get() else {}
    LOGGER.info(event, extra={"facts": {"event": event, **known, **client, **facts}})


class SecurityLog:
    """Notes what was refused, and what staff read of a patient's record."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note that a record was read or somebody refused."""
        asked = _CLIENT.set(request.META.get("REMOTE_ADDR", ""))
        try:
            return self._noted(request)
        finally:
            _CLIENT.reset(asked)

    def _noted(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        match, user = request.resolver_match, request.user
        if response.status_code in REFUSED:
            note("refused", user, page=_page(request), method=request.method)
        patient = match.kwargs.get("patient_id") if match else None
        staff = isinstance(user, User) and user.role != Role.PATIENT
        if patient and staff and request.method in READS and response.status_code in OK:
            note("record_read", user, patient=str(UUID(str(patient))), page=_page(request))
            if not _page(request).startswith(OFFICE):
                note_read(cast("User", user), patient, _page(request))
        return response


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name if match else "") or "unknown"


def listen() -> None:
    """Note what the parts for sign-in say."""
    for signal, event in _EVENTS.items():
        signal.connect(_noting(event), weak=False, dispatch_uid=f"security log: {event}")
    post_save.connect(_made, sender=User, dispatch_uid="security log: account_made")


_EVENTS = {
    auth.user_logged_in: "signed_in",
    auth.user_logged_out: "signed_out",
    auth.user_login_failed: "sign_in_failed",
    account.password_changed: "password_changed",
    account.password_set: "password_changed",
    account.password_reset: "password_reset",
    account.email_changed: "address_changed",
    account.email_added: "address_added",
    account.email_removed: "address_removed",
    mfa.authenticator_added: "second_factor_added",
    mfa.authenticator_removed: "second_factor_removed",
    mfa.authenticator_reset: "second_factor_reset",
    mfa.authentication_failed: "second_factor_failed",
}


def _noting(event: str) -> Callable[..., None]:
    def receive(sender: object, user: object = None, **facts: Any) -> None:
        del sender
        factor = facts.get("authenticator")
        more = {"factor": factor.type} if factor else {}
        if event == "signed_in" and (by := _by(facts.get("request"), user)):
            more["by"] = by
        note(event, user, **more)

    return receive


def _by(request: HttpRequest | None, user: object) -> list[str]:
    """Return by what somebody signed in; an invitation is none of these."""
    if request is None or not isinstance(user, User):
        return []
    return [one.get("type", one["method"]) for one in get_authentication_records(request, user)]


def _made(sender: object, instance: User, *, created: bool, **_: object) -> None:
    del sender
    if created and current.request is not None:  # not those that a demonstration invents
        note("account_made", instance)
