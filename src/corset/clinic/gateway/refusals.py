"""What is answered where the pages are not asked, or cannot answer: made without the database."""

import json
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from corset.clinic.gateway.protection import POLICY
from corset.clinic.gateway.views import refusal_page

AGAIN_S = 5
"""Seconds after which a browser or a player asks again."""


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
METHOD = Refusal(
    HTTPStatus.METHOD_NOT_ALLOWED,
    gettext_noop("This cannot be asked"),
    gettext_noop("Allowed: GET, HEAD, OPTIONS, POST, PUT, PATCH and DELETE."),
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
UNKEPT = Refusal(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    gettext_noop("This cannot be kept"),
    gettext_noop(
        "A text is too long or holds what is no letter. Allowed: 10,000 letters. Nothing was kept."
    ),
)
UNREADABLE = Refusal(
    HTTPStatus.BAD_REQUEST,
    gettext_noop("This cannot be read"),
    gettext_noop("What your browser sent cannot be understood. Nothing was kept."),
)
FORBIDDEN = Refusal(
    HTTPStatus.FORBIDDEN,
    gettext_noop("Not open to you"),
    gettext_noop("Your account does not open this page. If it should, tell your clinic."),
)
STALE = Refusal(
    HTTPStatus.FORBIDDEN,
    gettext_noop("Please send it again"),
    gettext_noop(
        "You signed in or out since this page was opened, or your browser keeps no cookies. "
        "Nothing was kept. Go back, load the page anew and send it again."
    ),
)
MISSING = Refusal(
    HTTPStatus.NOT_FOUND,
    gettext_noop("There is no such page"),
    gettext_noop("The address is wrong, or what was here is gone. Nothing was changed."),
)
TOO_MANY = Refusal(
    HTTPStatus.TOO_MANY_REQUESTS,
    gettext_noop("Too much at once"),
    gettext_noop("Wait a minute and try again."),
)
EVERY = (
    *(TOO_LARGE, METHOD, SLOW, BUSY, STUCK, FAILED, UNKEPT),
    *(UNREADABLE, FORBIDDEN, STALE, MISSING, TOO_MANY),
)


def prepare() -> None:
    """Make every answer now, so that none needs anything later."""
    for refusal in EVERY:
        _document(refusal)


def answer(refusal: Refusal, *, as_json: bool) -> Answer:
    """Return the answer: the API's one error shape, or a page."""
    if not as_json:
        return page_of(_document(refusal), refusal)
    return _made(b"application/json", _problem(refusal), refusal)


def page_of(body: bytes, refusal: Refusal | None = None) -> Answer:
    """Return a page that was made without the middleware, protected as the others are."""
    return _made(b"text/html; charset=utf-8", body, refusal)


def _made(kind: bytes, body: bytes, refusal: Refusal | None) -> Answer:
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", POLICY.encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    if refusal and refusal.again:
        headers.append((b"retry-after", str(AGAIN_S).encode()))
    return Answer(refusal.status if refusal else HTTPStatus.OK, headers, body)


def _problem(refusal: Refusal) -> bytes:
    return json.dumps({"problems": [{"field": "", "text": _(refusal.text)}]}).encode()


@cache
def _document(refusal: Refusal) -> bytes:
    request = HttpRequest()
    return refusal_page(request, title=_(refusal.title), text=_(refusal.text)).content
