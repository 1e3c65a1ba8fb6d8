"""What is answered where a page failed: 503 where the database is busy, else 500, in words."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from corset.clinic.gateway.body import API
from corset.clinic.gateway.refusals import (
    BUSY,
    FAILED,
    FORBIDDEN,
    MISSING,
    STALE,
    TOO_MANY,
    UNKEPT,
    UNREADABLE,
    Refusal,
    answer,
)
from corset.services.therapy.commands.parser import CommandError
from corset.services.therapy.commands.submission import StaleVersion

PASSING = (OperationalError, InterfaceError, StaleVersion)
"""Locked too long, not to be reached, undone for others' sake: a moment later it may be free."""


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for whatever was not answered; Django has written the traceback to the log."""
    return _answered(request, _refusal(sys.exc_info()[1]))


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's name
    """Answer a request that cannot be understood."""
    return _answered(request, UNREADABLE)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's name
    """Answer somebody to whom this is not open; what it is, is not said."""
    return _answered(request, FORBIDDEN)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's name
    """Answer for an address that leads nowhere."""
    return _answered(request, MISSING)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's name
    """Answer a form whose token is not the browser's any more."""
    return _answered(request, STALE)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer who asked more often than is allowed."""
    return _answered(request, TOO_MANY)


def _answered(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    made = answer(refusal, as_json=request.path.startswith(API))
    response = HttpResponse(made.body, status=made.status)
    for name, value in made.headers:
        response[name.decode()] = value.decode()
    return response


def _refusal(error: BaseException | None) -> Refusal:
    if isinstance(error, PASSING):
        return BUSY
    return UNKEPT if isinstance(error, CommandError) else FAILED
