"""What is answered where a page failed: 503 where the database is busy, else 500, in words."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from corset.clinic.gateway.body import API
from corset.clinic.gateway.refusals import BUSY, FAILED, UNKEPT, Refusal, answer
from corset.services.therapy.commands.parser import CommandError
from corset.services.therapy.commands.submission import StaleVersion

PASSING = (OperationalError, InterfaceError, StaleVersion)
"""Locked too long, not to be reached, undone for others' sake: a moment later it may be free."""


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for whatever was not answered; Django has written the traceback to the log."""
    error = sys.exc_info()[1]
    made = answer(_refusal(error), as_json=request.path.startswith(API))
    response = HttpResponse(made.body, status=made.status)
    for name, value in made.headers:
        response[name.decode()] = value.decode()
    return response


def _refusal(error: BaseException | None) -> Refusal:
    if isinstance(error, PASSING):
        return BUSY
    return UNKEPT if isinstance(error, CommandError) else FAILED
