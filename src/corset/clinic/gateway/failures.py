"""What is answered where a page failed: 503 where the database is busy, else 500, in words."""

import sys
from collections.abc import Callable

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
from corset.clinic.typed.lost import led_back
from corset.clinic.typed.parts import part_without_sign_in
from corset.services.therapy.commands.parser import CommandError
from corset.services.therapy.commands.submission import StaleVersion

PASSING = (OperationalError, InterfaceError, StaleVersion)
"""Locked too long, not to be reached, undone for others' sake: a moment later it may be free."""


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for whatever was not answered; Django has written the traceback to the log."""
    return _answered(request, _refusal(sys.exc_info()[1]))


def _answering(refusal: Refusal) -> Callable[..., HttpResponse]:
    """Return what answers so, whatever Django adds about why: that is for the log alone."""

    def answered(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
        return _answered(request, refusal)

    return answered


unreadable = _answering(UNREADABLE)
forbidden = _answering(FORBIDDEN)
missing = _answering(MISSING)


def stale(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer a form whose cookie is gone: what was typed is kept, where it is the clinic's form."""
    if request.path.startswith(API):
        return _answered(request, STALE)
    return part_without_sign_in(request) or led_back(request) or _answered(request, STALE)


too_many = _answering(TOO_MANY)


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
