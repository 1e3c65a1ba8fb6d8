"""The way between a browser and its clinic, which a test can cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from tests.ports import free_port

PIECE = 65_536


class Network:
    """Passes on what goes to an address and comes from it, until it is cut."""

    def __init__(self, there: str) -> None:
        parts = urlsplit(there)
        self._there = (parts.hostname, parts.port)
        self._here = ("127.0.0.1", free_port())
        self._listening: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self.base = f"http://127.0.0.1:{self._here[1]}"
        self.join()

    def join(self) -> None:
        """Let it be there again."""
        self._listening = socket.create_server(self._here)
        threading.Thread(target=self._accept, args=[self._listening], daemon=True).start()

    def cut(self) -> None:
        """End what is on its way, and refuse all that comes."""
        listening, self._listening = self._listening, None
        if listening is not None:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                here, _ = listening.accept()
                there = socket.create_connection(self._there)
            except OSError:
                return
            self._open |= {here, there}
            for pair in ((here, there), (there, here)):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                sink.sendall(piece)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            self._open.discard(one)


@contextmanager
def network(there: str) -> Iterator[Network]:
    """Give a way to a clinic's address."""
    way = Network(there)
    try:
        yield way
    finally:
        way.cut()
