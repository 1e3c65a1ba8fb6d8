"""What is answered where the pages are not asked, or cannot answer: made without the database."""

import json
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from corset.clinic.gateway.views import refusal_page

AGAIN_S = 5
"""Seconds after which a browser or a player asks again."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is always the same."""

    status: HTTPStatus
    title: str
    text: str
    again: bool = False
    """Whether the same request may be answered a moment later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: a status, headers and a body."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Refused(Exception):
    """A request that the pages do not see."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.title)
        self.refusal = refusal


TOO_LARGE = Refusal(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    gettext_noop("Too much at once"),
    gettext_noop("What was sent is too large. Allowed: 64 KB for a command, 1 MB for a form."),
)
SLOW = Refusal(
    HTTPStatus.REQUEST_TIMEOUT,
    gettext_noop("Too slow"),
    gettext_noop("What was sent did not arrive in time. Allowed: 20 seconds. Please try again."),
    again=True,
)
BUSY = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    gettext_noop("The clinic's computer is busy"),
    gettext_noop("Nothing of what you just sent was kept. Please try again in a few seconds."),
    again=True,
)
STUCK = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    gettext_noop("This took too long"),
    gettext_noop("It is not certain that what you sent was kept. Look before you send it again."),
    again=True,
)
FAILED = Refusal(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    gettext_noop("Something went wrong"),
    gettext_noop("It is not certain that what you sent was kept. Look before you send it again."),
)
EVERY = (TOO_LARGE, SLOW, BUSY, STUCK, FAILED)


def prepare() -> None:
    """Make every answer now, so that none needs anything later."""
    for refusal in EVERY:
        _document(refusal)


def answer(refusal: Refusal, *, as_json: bool) -> Answer:
    """Return the answer: the API's one error shape, or a page."""
    kind, body = (
        (b"application/json", _problem(refusal))
        if as_json
        else (b"text/html; charset=utf-8", _document(refusal))
    )
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", POLICY.encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    if refusal.again:
        headers.append((b"retry-after", str(AGAIN_S).encode()))
    return Answer(refusal.status, headers, body)


def _problem(refusal: Refusal) -> bytes:
    return json.dumps({"problems": [{"field": "", "text": _(refusal.text)}]}).encode()


@cache
def _document(refusal: Refusal) -> bytes:
    request = HttpRequest()
    return refusal_page(request, title=_(refusal.title), text=_(refusal.text)).content
