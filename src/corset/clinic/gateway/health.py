"""Whether the clinic lives and whether it is ready: for a balancer or a supervisor, of nobody."""

from collections.abc import Callable
from contextlib import closing

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from corset.services.operations.schema import missing_migrations

LIVE, READY = "/health/live/", "/health/ready/"


class Health:
    """Answers before a host is looked at, a redirect is made, or anybody must sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._migrated = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the two addresses, and pass on every other."""
        if request.path_info == LIVE:
            return _said("alive")
        if request.path_info == READY:
            return self._ready()
        return self._get_response(request)

    def _ready(self) -> HttpResponse:
        try:
            # One that is kept need not look at what it was opened on.
            with closing(connection.copy()) as opened, opened.cursor() as cursor:
                cursor.execute("SELECT 1")
            self._migrated = self._migrated or not missing_migrations()
        except Error:
            return _said("the database does not answer", status=503)
        if not self._migrated:
            return _said("the database is of another version", status=503)
        return _said("ready")


def _said(text: str, *, status: int = 200) -> HttpResponse:
    answer = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
