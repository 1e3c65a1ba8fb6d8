"""Room on CPython's stack, so that a request that stands at its edge does not pay for each call.

CPython (3.11 and later) keeps the frames of functions in chunks of 16 KB. A call that does not fit
takes a chunk from the kernel, and gives it back when it returns. A request is answered some hundred
calls deep: where a loop happens to stand at the edge of a chunk, each turn takes one, clears its
pages and gives it back, a hundred times a request and up to half of its time.
"""

from collections.abc import Callable
from typing import TypeVar

Answered = TypeVar("Answered")

SLOTS = 34_000
"""Values (8 bytes) for which the frame has room: 272 KB, so that its chunk is 512 KB large.

A chunk has a power of two of bytes: 240 KB are left for calls inside, some thousand of them. Only
what is written to takes memory.
"""


def in_one_chunk(work: Callable[[], Answered]) -> Answered:
    """Return what the work returns; all its calls share one chunk of the stack."""
    return work()


in_one_chunk.__code__ = in_one_chunk.__code__.replace(co_stacksize=SLOTS)
