"""Threads that answer: so many at a time, so many that wait, and some apart for what must pass."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from corset.clinic.gateway.refusals import BUSY, STUCK, Refused

Answered = TypeVar("Answered")

REQUEST_S = 30.0
"""Seconds that a request may take; the database gives up long before."""
WAITING_A_THREAD = 8
"""Requests that may wait for each thread; more are told to come again."""
SLOTS = 34_000
"""Values (8 bytes) for which a frame has room: 272 KB, so that its chunk is 512 KB large.

A chunk has a power of two of bytes: 240 KB are left for calls inside, some thousand of them. Only
what is written to takes memory.
"""


def in_one_chunk(work: Callable[[], Answered]) -> Answered:
    """Return what the work returns; all its calls share one chunk of CPython's stack.

    CPython (3.11 and later) keeps the frames of functions in chunks of 16 KB. A call that does not
    fit takes a chunk from the kernel, and gives it back when it returns. A request is answered some
    hundred calls deep: where a loop happens to stand at the edge of a chunk, each turn takes one,
    clears its pages and gives it back, a hundred times a request and up to half of its time.
    """
    return work()


in_one_chunk.__code__ = in_one_chunk.__code__.replace(co_stacksize=SLOTS)


class Lane:
    """Some threads, and what waits for them."""

    def __init__(self, name: str, threads: int, stuck: Callable[[], None]) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._most = threads * (1 + WAITING_A_THREAD)
        self._inside = 0
        self._stuck = stuck

    async def do(self, work: Callable[[], Answered], *, within: float | None = None) -> Answered:
        """Return what the work returns. Raises Refused where no thread is free in time, or ever.

        `within` is for whoever has another answer at hand, in seconds: it ends no worker.
        """
        if self._inside >= self._most:
            raise Refused(BUSY)
        self._inside += 1
        try:
            return await self._done(self._threads.submit(in_one_chunk, work), within)
        finally:
            self._inside -= 1

    async def _done(self, future: "Future[Answered]", within: float | None) -> Answered:
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), within or REQUEST_S)
        except TimeoutError:
            if within or future.cancelled():  # it never began
                raise Refused(BUSY) from None
            self._stuck()
            raise Refused(STUCK) from None

    def close(self) -> None:
        """Let what was begun come to its end."""
        self._threads.shutdown(cancel_futures=True)
