"""Pages that were made once are shown again, as long as all that they say is the same.

What belongs to one request alone stands in a kept page as a mark, which nobody outside can know,
and is put in when it is shown: the token against forged forms, and the key of the next command.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4
from zlib import compress, decompress

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from corset.clinic.components.page import rendered
from corset.clinic.components.theme import theme
from corset.clinic.demonstration.views import demonstration

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from _typeshed import DataclassInstance
    from django.http import HttpRequest

SIZE, LARGE = 2000, 250
"""Pages that a process keeps, compressed to some three kilobytes; large ones, to twelve."""
FOR_S = 300.0
"""Seconds for which one is shown: what no key tells of, such as a new name, waits so long."""
TOKEN, KEY = secrets.token_urlsafe(32), uuid4()
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


PAGES, ROOMS = KeptPages(), KeptPages(size=LARGE)
"""Patients' own days, and patients' pages as those who treat see them."""


def kept_page(
    request: HttpRequest,
    template: str,
    key: tuple[object, ...],
    make: Callable[[UUID], DataclassInstance],
    *,
    pages: KeptPages = PAGES,
) -> HttpResponse:
    """Show a page whose context is made for a command's key, or the one that was made before.

    `key` names everything that the context says, by its `repr`; who is signed in, theme, language
    and the day of a demonstration are added to it. A page with messages is made for one request.
    """
    whole = (template, key, str(request.user.pk), get_language(), *_around(request))
    if len(get_messages(request)):
        text = _rendered(request, template, make)
    else:
        text = pages.get(repr(whole), lambda: _rendered(request, template, make))
    text, own = text.replace(TOKEN, get_token(request)), uuid4()
    return HttpResponse(text.replace(str(KEY), str(own)).replace(KEY.hex, own.hex))


def _rendered(
    request: HttpRequest, template: str, make: Callable[[UUID], DataclassInstance]
) -> str:
    return rendered(request, template, make(KEY), csrf_token=TOKEN)


def _around(request: HttpRequest) -> tuple[object, ...]:
    """Return what the frame of a page says."""
    email = getattr(request.user, "email", "")
    return email, *theme(request).values(), *(at.date() for at in demonstration(request).values())
