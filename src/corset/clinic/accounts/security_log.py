"""The security log: who signed in, was refused, changed a factor, read a record.

Each line is JSON. Accounts and patients stand there by their ids, never by name or address. The
logger is `corset.security`; where its lines go is the operator's to say.
"""

import json
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account import signals as account
from allauth.core import context as current
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from corset.people.models import Role, User

LOGGER = logging.getLogger("corset.security")
OK = range(200, 300)
READS = {"GET", "HEAD"}


def note(event: str, user: object = None, **facts: object) -> None:
    """Write a line: what happened, when, and to which account."""
    known = {"user": str(user.id), "role": user.role} if isinstance(user, User) else {}
    line = {"at": timezone.now().isoformat(), "event": event, **known, **facts}
    LOGGER.info(json.dumps(line))


class SecurityLog:
    """Notes what was refused, and what staff read of a patient's record."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note that a record was read."""
        response = self._get_response(request)
        match, user = request.resolver_match, request.user
        patient = match.kwargs.get("patient_id") if match else None
        staff = isinstance(user, User) and user.role != Role.PATIENT
        if patient and staff and request.method in READS and response.status_code in OK:
            note("record_read", user, patient=str(UUID(str(patient))), page=_page(request))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Note a refusal; it is answered as it would be without."""
        if isinstance(error, PermissionDenied):
            note("refused", request.user, page=_page(request), method=request.method)


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
    mfa.authenticator_added: "second_factor_added",
    mfa.authenticator_removed: "second_factor_removed",
    mfa.authenticator_reset: "second_factor_reset",
    mfa.authentication_failed: "second_factor_failed",
}


def _noting(event: str) -> Callable[..., None]:
    def receive(sender: object, user: object = None, **facts: Any) -> None:
        del sender
        factor = facts.get("authenticator")
        note(event, user, **({"factor": factor.type} if factor else {}))

    return receive


def _made(sender: object, instance: User, *, created: bool, **_: object) -> None:
    del sender
    if created and current.request is not None:  # not those that a demonstration invents
        note("account_made", instance)
