"""The way between a browser and its clinic, which can be cut, or slow."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.ports import free_port

PIECE = 65_536


@dataclass(frozen=True)
class Slowness:
    """How slow a way is: seconds there and back, and bytes a second over all that goes on it."""

    latency_s: float = 0.0
    rate: float = float("inf")


class Network:
    """Passes on what goes to an address and comes from it, until it is cut."""

    def __init__(self, there: str, slow: Slowness | None = None) -> None:
        self.slow = slow
        self.carried = 0
        """Bytes that came from there."""
        self._narrow = threading.Lock()
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
            threading.Thread(target=self._pass, args=(here, there), daemon=True).start()
            threading.Thread(target=self._bring, args=(there, here), daemon=True).start()

    def _bring(self, there: socket.socket, here: socket.socket) -> None:
        self._pass(there, here, comes=True)

    def _pass(self, source: socket.socket, sink: socket.socket, *, comes: bool = False) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE if self.slow is None else PIECE // 16):
                self._dawdle(len(piece), comes=comes)
                sink.sendall(piece)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            self._open.discard(one)

    def _dawdle(self, size: int, *, comes: bool) -> None:
        """Let a piece take its time: a question the whole latency, an answer by its size."""
        if comes:
            self.carried += size
        if self.slow is None:
            return
        if not comes:
            time.sleep(self.slow.latency_s)
            return
        with self._narrow:
            time.sleep(size / self.slow.rate)


@contextmanager
def network(there: str, slow: Slowness | None = None) -> Iterator[Network]:
    """Give a way to a clinic's address."""
    way = Network(there, slow)
    try:
        yield way
    finally:
        way.cut()
