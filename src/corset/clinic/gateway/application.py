"""The gateway as an ASGI application: bounds, threads and time limits around the pages' WSGI."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import copy_context
from functools import partial
from http import HTTPStatus
from secrets import token_hex
from typing import Any, cast

from django.conf import settings

from corset.clinic.gateway import refusals
from corset.clinic.gateway.body import API, NotWaiting, Receive, body_of, throw_away
from corset.clinic.gateway.bridge import PIECE, Page, asked, environ_of
from corset.clinic.gateway.health import LIVE, READY
from corset.clinic.gateway.lanes import Lane
from corset.clinic.gateway.protection import METHODS, protected
from corset.clinic.gateway.proxies import Application
from corset.clinic.gateway.watchdog import Watchdog
from corset.clinic.patient.views.emergency import emergency_text
from corset.clinic.watching.lines import REQUEST

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LOGGER = logging.getLogger(__name__)
EMERGENCY = "/emergency/"
EMERGENCY_S = 2.0
"""Seconds after which the emergency page is shown as everybody sees it, without the database."""
APART = {EMERGENCY: 2, LIVE: 1, READY: 1}
"""Threads of what must be answered whatever else hangs, by address."""
SENDING_S = 300.0
"""Seconds that an answer may take on its way; a slow reader holds no thread meanwhile."""


class Gateway:
    """What `corset serve` serves."""

    def __init__(self, pages: Application, *, threads: int = 8) -> None:
        self.threads = threads
        self._pages = pages
        self._watchdog = Watchdog()
        self._lanes: dict[str, Lane] = {}
        self._emergency_text: Page | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one connection's request, or the beginning and the end of a worker."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    def prepare(self) -> None:
        """Make what must be there whatever fails; before workers are forked, they share it."""
        if self._emergency_text is None:
            refusals.prepare()
            made = refusals.page_of(emergency_text())
            self._emergency_text = Page(made.status, made.headers, made.body)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await asyncio.to_thread(self.prepare)
        beats = asyncio.create_task(self._watchdog.watch())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        beats.cancel()
        for lane in self._lanes.values():
            lane.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        REQUEST.set(token_hex(8))
        try:
            body = await _body(scope, receive)
        except NotWaiting:
            return
        except refusals.Refused as refused:
            LOGGER.warning("Refused unread, %d: %s", refused.refusal.status, path)
            await throw_away(scope["headers"], receive)
            await _send(_refusal(refused.refusal, path), send)
            return
        environ = environ_of(scope, body)
        if path == EMERGENCY and scope["method"] in {"GET", "HEAD"}:
            page = await self._emergency(environ)
        else:
            page = await self._asked(path, environ)
        async with asyncio.timeout(SENDING_S):
            await _send(page, send)

    async def _emergency(self, environ: dict[str, Any]) -> Page:
        """Return the page, or its text alone: no failure of ours comes before a warning sign."""
        work = partial(copy_context().run, partial(asked, self._pages, environ))
        try:
            page = await self._lane(EMERGENCY).do(work, within=EMERGENCY_S)
        except Exception as error:
            if not isinstance(error, refusals.Refused):
                LOGGER.exception("The emergency page failed; its text was shown")
            return self._text_of_emergency()
        failed = page.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return self._text_of_emergency() if failed else page

    def _text_of_emergency(self) -> Page:
        self.prepare()
        return cast("Page", self._emergency_text)

    async def _asked(self, path: str, environ: dict[str, Any]) -> Page:
        try:
            work = partial(copy_context().run, partial(asked, self._pages, environ))
            return await self._lane(path).do(work)
        except refusals.Refused as refused:
            return _refusal(refused.refusal, path)
        except Exception:
            LOGGER.exception("An answer failed outside the pages")
            return _refusal(refusals.FAILED, path)

    def _lane(self, path: str) -> Lane:
        """Return the threads of an address: those of its own, or everybody's."""
        name = path if path in APART else "pages"
        if name not in self._lanes:
            threads = APART.get(name, self.threads)
            self._lanes[name] = Lane(name, threads, self._watchdog.end)
        return self._lanes[name]


async def _body(scope: Scope, receive: Receive) -> bytes:
    """Return the body. Raises Refused, before anything is read where nobody may ask so."""
    if scope["method"] not in METHODS:
        raise refusals.Refused(refusals.METHOD)
    return await body_of(scope["path"], scope["headers"], receive)


def _refusal(refusal: refusals.Refusal, path: str) -> Page:
    answer = refusals.answer(refusal, as_json=path.startswith(API))
    return Page(answer.status, answer.headers, answer.body)


async def _send(page: Page, send: Send) -> None:
    headers = protected(page.headers, https=settings.HTTPS)
    headers.append((b"x-request-id", REQUEST.get().encode()))
    await send({"type": "http.response.start", "status": page.status, "headers": headers})
    if page.file is not None:
        with page.file:
            while piece := page.file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": page.body})
