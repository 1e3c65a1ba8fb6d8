"""How long somebody stays signed in, and what a browser may keep of pages that were theirs."""

from collections.abc import Callable
from datetime import timedelta
from time import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

from corset.clinic.accounts.limits import PATIENTS_AT_MOST, STAFF_AT_MOST
from corset.clinic.accounts.security_log import note
from corset.people.models import Role, User

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
WRITTEN_EVERY = timedelta(minutes=1)
"""How exactly it is kept when somebody was last there: not every page writes."""
READER, NOBODY = "X-Corset-Reader", "nobody"
"""The header that says to the worker whose page an answer is, so that it forgets all others'."""
UNATTENDED = "X-Unattended"
"""The header of what a page asks by itself: nobody needs to sit before it, and no form is made."""


class SessionLimits:
    """Signs out whoever was away too long, or is signed in for too long.

    No page of somebody who is signed in is kept by a browser, and on leaving nothing of it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, as a stranger where the time is over."""
        came = request.user
        if isinstance(came, User):
            self._follow(request, came)
        response = self._get_response(request)
        if isinstance(came, User) and not isinstance(request.user, User):
            response["Clear-Site-Data"] = '"cache"'
        if isinstance(came, User) and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        if UNATTENDED in request.headers:
            # A new token would take the place of the one in a form that is being filled in.
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
        response[READER] = str(request.user.pk) if isinstance(request.user, User) else NOBODY
        return response

    @staticmethod
    def _follow(request: HttpRequest, user: User) -> None:
        session, now = request.session, time()
        began = session.get(SIGNED_IN_AT)
        if began is None:
            began = session[SIGNED_IN_AT] = now
        seen = session.get(SEEN_AT, began)
        idle, at_most = limits_of(user)
        if now - seen > idle.total_seconds() or now - began > at_most.total_seconds():
            note("session_over", user)
            logout(request)
        elif UNATTENDED not in request.headers and now - seen > WRITTEN_EVERY.total_seconds():
            session[SEEN_AT] = now


def limits_of(user: User) -> tuple[timedelta, timedelta]:
    """Return how long somebody may be away, and signed in at all."""
    if user.role == Role.PATIENT:
        return timedelta(days=settings.PATIENTS_IDLE_DAYS), PATIENTS_AT_MOST
    return timedelta(minutes=settings.STAFF_IDLE_MINUTES), STAFF_AT_MOST


def begin(sender: object, request: HttpRequest | None, **_: object) -> None:
    """Count from the sign-in: a session may be older than that."""
    del sender
    if request is not None:
        request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = time()


def listen() -> None:
    """Begin to count with each sign-in."""
    user_logged_in.connect(begin, dispatch_uid="session limits")
