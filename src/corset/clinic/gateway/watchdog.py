"""Ends a worker that has stopped working; the server puts another one in its place.

A request that takes too long may hold a lock or a connection for ever, and no thread of Python
can be ended from outside: only its process can.
"""

import asyncio
import faulthandler
import logging
import os
import signal
from threading import Timer

LOGGER = logging.getLogger(__name__)
HUNG_S = 30
"""Seconds without a turn of the event loop after which the process ends itself."""
BEAT_S = 1.0
GRACE_S = 5.0
"""Seconds that the other requests of a worker with a stuck one have to end."""


class Watchdog:
    """One of a worker."""

    def __init__(self) -> None:
        self._ending = False

    async def watch(self) -> None:
        """Say every second that the loop turns; a thread that Python cannot stop ends it else.

        Without the process that started it a worker ends too: it would keep the address.
        """
        parent = os.getppid()
        try:
            while True:
                if os.getppid() != parent:
                    self._leave()
                faulthandler.dump_traceback_later(HUNG_S, exit=True)
                await asyncio.sleep(BEAT_S)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def end(self) -> None:
        """Take no new request, let the others end, then end whatever still runs."""
        if self._ending:
            return
        self._ending = True
        LOGGER.error(
            "A request has taken too long; worker %s ends, another takes over", os.getpid()
        )
        faulthandler.dump_traceback(all_threads=True)
        self._leave()

    @staticmethod
    def _leave() -> None:
        last = Timer(GRACE_S, os._exit, (os.EX_TEMPFAIL,))
        last.daemon = True
        last.start()
        signal.raise_signal(signal.SIGTERM)
