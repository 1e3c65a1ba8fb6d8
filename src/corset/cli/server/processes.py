"""The processes of `corset serve`: workers that answer, and one that works in the background.

All are forked from this one, which has loaded the pages and then only watches: their memory is
shared, and a new worker is there at once. It must hold no connection to the database by then,
and start no thread that has one.
"""

import asyncio
import logging
import multiprocessing
import os
import resource
import signal
import socket
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from corset.cli.server.address import BACKLOG

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from multiprocessing.context import ForkProcess

LOGGER = logging.getLogger(__name__)
CONNECTIONS = 2048
"""Connections that a worker holds at a time, half-open ones among them."""
FILES = 8192
"""Files and connections that a process wants to have open."""
HEADERS_MS = 10_000
"""Milliseconds in which the head of a request must have come, on an idle connection too."""
HEADERS_BYTES = 64 * 1024
ENDING_S = 40
"""Seconds that a worker may take to end: longer than any request."""
REST_S = 1.0
"""Seconds before a background process that has ended is started anew."""
LISTENING_S = 0.1
"""Seconds after which a worker that has begun serves, and hears what ends it."""
_ENDS = {signal.SIGINT, signal.SIGTERM}


class ServerOfWorkers(MPServer):
    """Granian, on one socket that all workers take from.

    Its own way on Linux is a socket each, which two servers could share by mistake, and whose
    waiting connections are lost with their worker.
    """

    def __init__(
        self,
        listening: socket.socket,
        application: "Callable[..., Awaitable[None]]",
        *,
        workers: int,
        background: "Background | None" = None,
    ) -> None:
        host, port = listening.getsockname()[:2]
        self._listening, self._application = listening, application
        self._background = background
        super().__init__(
            "corset.clinic.asgi:application",
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            workers=workers,
            loop=Loops.asyncio,
            http=HTTPModes.http1,
            websockets=False,
            backlog=BACKLOG,
            backpressure=CONNECTIONS,
            http1_settings=HTTP1Settings(
                header_read_timeout=HEADERS_MS, max_buffer_size=HEADERS_BYTES
            ),
            log_level=LogLevels.warning,
            log_dictconfig={"loggers": {"_granian": {"handlers": ["console"], "propagate": False}}},
            respawn_failed_workers=True,
            workers_kill_timeout=ENDING_S,
        )

    def _init_shared_socket(self) -> None:
        self._listening.set_inheritable(True)
        self._sfd = self._listening.fileno()
        self._shd = SocketHolder(self._sfd, False, BACKLOG)  # noqa: FBT003 # pyright: ignore[reportCallIssue] - its stub forgets them
        self._sso = self._listening

    def answer(self) -> None:
        """Answer until stopped; then every request that was begun is brought to its end."""
        try:
            if self._background:
                self._background.start()
            self.serve(target_loader=self._loaded, wrap_loader=False)
        finally:
            if self._background:
                self._background.stop()

    def shutdown(self, exit_code: int = 0) -> None:
        """End the workers. The background is told first: forked beside one, it may hold its end."""
        if self._background:
            self._background.tell()
        super().shutdown(exit_code)

    def _loaded(self) -> "Callable[..., Awaitable[None]]":
        # In a new worker, which has the handlers of this server until it has its own, and its own
        # are deaf until it serves: who ends it meanwhile is heard afterwards, not never.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
        if self.interrupt_signal:
            sys.exit(0)
        return self._begun

    async def _begun(
        self,
        scope: "MutableMapping[str, Any]",
        receive: "Callable[[], Awaitable[Any]]",
        send: "Callable[[MutableMapping[str, Any]], Awaitable[None]]",
    ) -> None:
        if scope["type"] == "lifespan":
            loop = asyncio.get_running_loop()
            loop.call_later(LISTENING_S, signal.pthread_sigmask, signal.SIG_UNBLOCK, _ENDS)
        await self._application(scope, receive, send)


def fork_only() -> None:
    """Let workers be forked, and have as many connections as this machine allows."""
    multiprocessing.set_start_method("fork", force=True)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Background:
    """A process that does what waits, and is started anew where it ends unasked."""

    def __init__(self) -> None:
        self._stopped = Event()
        self._process: ForkProcess | None = None
        self._watching = Thread(target=self._watch, name="background", daemon=True)

    def start(self) -> None:
        """Work beside the workers."""
        self._watching.start()

    def tell(self) -> None:
        """Let the running job end, and begin no other."""
        self._stopped.set()

    def stop(self) -> None:
        """Let the running job end, and wait for it; a signal may have come before it began."""
        self.tell()
        if self._watching.is_alive():
            self._watching.join()

    def _watch(self) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)  # as whoever is forked from here has it
        while not self._stopped.is_set():
            process = multiprocessing.get_context("fork").Process(target=_work, name="background")
            process.start()
            while process.is_alive() and not self._stopped.is_set():
                process.join(0.1)
            if process.is_alive():
                process.terminate()
            process.join()
            if process.exitcode and not self._stopped.is_set():
                LOGGER.error("The background process has ended by itself; it is started anew")
            self._stopped.wait(REST_S)


def _work() -> None:
    from corset.services.operations.worker import Worker  # noqa: PLC0415 - after set_up

    parent = os.getppid()
    worker = Worker()
    thread = worker.start()
    while not signal.sigtimedwait(_ENDS, 1) and os.getppid() == parent:
        pass
    worker.stop()
    thread.join()
    sys.exit(0)
