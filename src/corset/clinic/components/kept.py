"""Pages that were made once are shown again, as long as all that they say is the same.

What belongs to one request alone stands in a kept page as a mark, which nobody outside can know,
and is put in when it is shown: the token against forged forms, and the key of the next command.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4
from zlib import compress, decompress

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.http import parse_etags
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from corset.clinic.components.page import rendered
from corset.clinic.components.theme import theme
from corset.clinic.demonstration.views import demonstration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from _typeshed import DataclassInstance
    from django.http import HttpRequest

SIZE, LARGE = 2000, 250
"""Pages that a process keeps, compressed to some three kilobytes; large ones, to twelve."""
FOR_S = 300.0
"""Seconds for which one is shown: what no key tells of, such as a new name, waits so long."""
TOKEN, HANDED, KEY = secrets.token_urlsafe(32), secrets.token_urlsafe(32), uuid4()
"""The marks, different in each process."""


class KeptPages:
    """The pages shown last, by what they say."""

    def __init__(self, size: int = SIZE) -> None:
        self._size, self._lock = size, Lock()
        self._pages: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    def get(self, key: str, make: Callable[[], str]) -> str:
        """Return a page, made anew where it is not there or too old."""
        with self._lock:
            made, kept = self._pages.get(key, (0.0, b""))
        if kept and monotonic() - made < FOR_S:
            return decompress(kept).decode()
        text = make()
        with self._lock:
            self._pages[key] = (monotonic(), compress(text.encode(), level=1))
            self._pages.move_to_end(key)
            while len(self._pages) > self._size:
                self._pages.popitem(last=False)
        return text

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._pages.clear()


PAGES, ROOMS, FRAMES = KeptPages(), KeptPages(size=LARGE), KeptPages(size=LARGE)
"""Patients' own days; patients' pages and lists as those who treat see them; sessions without
what the player is handed."""
UNCHANGED, NOT_MODIFIED = 204, 304


def kept_page(
    request: HttpRequest,
    template: str,
    key: tuple[object, ...],
    make: Callable[[UUID], DataclassInstance],
    *,
    pages: KeptPages = PAGES,
    own: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show a page whose context is made for a command's key, or the one that was made before.

    `key` names everything that the context says, by its `repr`; who is signed in, theme, language
    and the day of a demonstration are added to it. A page with messages is made for one request.
    `own` has what stands at further marks.
    """
    whole = _whole(request, template, key)
    if len(get_messages(request)):
        text = _rendered(request, template, make)
    else:
        text = pages.get(repr(whole), lambda: _rendered(request, template, make))
    fresh = uuid4()
    marks = {TOKEN: get_token(request), str(KEY): str(fresh), KEY.hex: fresh.hex, **(own or {})}
    for mark, said in marks.items():
        text = text.replace(mark, said)
    return HttpResponse(text)


def unchanged(
    request: HttpRequest, template: str, key: tuple[object, ...]
) -> tuple[str, HttpResponse | None]:
    """Return what names the answer to this reader, and the one to whoever has it already.

    A browser keeps no page of somebody who is signed in: a piece that asks for itself again says
    by `If-None-Match` which one it is. htmx leaves alone what was answered by 204, and would put
    nothing in its place for a 304.
    """
    named = sha256(repr(_whole(request, template, key)).encode()).hexdigest()
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    if f'"{named}"' not in asked:
        return named, None
    status = UNCHANGED if "HX-Request" in request.headers else NOT_MODIFIED
    return named, HttpResponse(status=status, headers={"ETag": f'"{named}"'})


def _whole(request: HttpRequest, template: str, key: tuple[object, ...]) -> tuple[object, ...]:
    """Return everything that a page says, as the frame around it and who reads it make it."""
    return (template, key, str(request.user.pk), get_language(), *_around(request))


def _rendered(
    request: HttpRequest, template: str, make: Callable[[UUID], DataclassInstance]
) -> str:
    return rendered(request, template, make(KEY), csrf_token=TOKEN)


def _around(request: HttpRequest) -> tuple[object, ...]:
    """Return what the frame of a page says."""
    email = getattr(request.user, "email", "")
    clock = get_current_timezone_name()
    return (
        email,
        clock,
        *theme(request).values(),
        *(at.date() for at in demonstration(request).values()),
    )
