"""What a request brings, read within bounds: its size and its time.

A slow or endless body costs no thread: nothing is handed to the pages before all of it is there.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from corset.clinic.gateway.refusals import SLOW, TOO_LARGE, Refused

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

API = "/api/"
LARGEST_COMMAND = 64 * 1024
"""Bytes of JSON that the API takes; a command has some hundred."""
LARGEST_FORM = 1024 * 1024
"""Bytes of a form; the longest has some thousand."""
READING_S = 20.0
"""Seconds in which a body must have come."""


class NotWaiting(Exception):
    """Whoever asked has left; nobody waits for an answer."""


def largest(path: str) -> int:
    """Return how many bytes may be sent to an address."""
    return LARGEST_COMMAND if path.startswith(API) else LARGEST_FORM


async def body_of(path: str, headers: Iterable[tuple[bytes, bytes]], receive: Receive) -> bytes:
    """Return the whole body. Raises Refused before a byte is read where it is said too large."""
    most = largest(path)
    announced = next((value for name, value in headers if name == b"content-length"), b"0")
    if not announced.isdigit() or int(announced[:20]) > most:
        raise Refused(TOO_LARGE)
    try:
        async with asyncio.timeout(READING_S):
            return await _read(receive, most)
    except TimeoutError:
        raise Refused(SLOW) from None


async def _read(receive: Receive, most: int) -> bytes:
    """Return what comes, chunked or not. Raises Refused as soon as it is too much."""
    read, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise NotWaiting
        read += message.get("body", b"")
        more = message.get("more_body", False)
        if len(read) > most:
            raise Refused(TOO_LARGE)
    return bytes(read)
