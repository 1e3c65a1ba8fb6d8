"""What a request brings, read within bounds: its size and its time.

A slow or endless body costs no thread: nothing is handed to the pages before all of it is there.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextlib import suppress
from typing import Any

from corset.clinic.gateway.refusals import SLOW, TOO_LARGE, Refused

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

API = "/api/"
LARGEST_COMMAND = 64 * 1024
"""Bytes of JSON that the API takes; a command has some hundred."""
LARGEST_FORM = 1024 * 1024
"""Bytes of a form; the longest has some thousand."""
LONGEST_NUMBER = 20
READING_S = 20.0
"""Seconds in which a body must have come."""
LINGERING_S, LINGERING_BYTES = 2.0, 8 * 1024 * 1024
"""How long, and how much of, what was refused is thrown away before the answer is sent.

A connection that is closed while something comes is reset, and the answer is lost on its way.
"""


class NotWaiting(Exception):
    """Whoever asked has left; nobody waits for an answer."""


def largest(path: str) -> int:
    """Return how many bytes may be sent to an address."""
    return LARGEST_COMMAND if path.startswith(API) else LARGEST_FORM


async def body_of(path: str, headers: Iterable[tuple[bytes, bytes]], receive: Receive) -> bytes:
    """Return the whole body. Raises Refused before a byte is read where it is said too large."""
    most = largest(path)
    if _announced(headers) > most:
        raise Refused(TOO_LARGE)
    try:
        async with asyncio.timeout(READING_S):
            return await _read(receive, most)
    except TimeoutError:
        raise Refused(SLOW) from None


def _announced(headers: Iterable[tuple[bytes, bytes]]) -> float:
    """Return how many bytes are said to come; more than any bound where that is no number."""
    said = next((value for name, value in headers if name == b"content-length"), b"0")
    return int(said) if said.isdigit() and len(said) < LONGEST_NUMBER else math.inf


async def throw_away(headers: Iterable[tuple[bytes, bytes]], receive: Receive) -> None:
    """Take what still comes of a refused body, where it is short and nobody waits for leave."""
    if _announced(headers) > LINGERING_BYTES or any(name == b"expect" for name, _ in headers):
        return
    taken, more = 0, True
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGERING_S):
            while more and taken < LINGERING_BYTES:
                message = await receive()
                taken += len(message.get("body", b""))
                more = message.get("more_body", False)


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
