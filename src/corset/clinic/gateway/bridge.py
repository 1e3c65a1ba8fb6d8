"""From ASGI to the pages' WSGI and back: one request, its body at hand, answered by one thread."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO, cast
from urllib.parse import unquote_to_bytes

from corset.clinic.gateway.proxies import Application

PIECE = 64 * 1024
"""Bytes of a file that are sent at a time."""


@dataclass(slots=True)
class Page:
    """What the pages answered; of a file only where it is, so that sending it holds no thread."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    file: BinaryIO | None = None


class _HandedOver:
    """A file as Django hands it over: WSGI's `file_wrapper`."""

    def __init__(self, file: BinaryIO, size: int = PIECE) -> None:
        self.file, self._size = file, size

    def __iter__(self) -> "_HandedOver":
        return self

    def __next__(self) -> bytes:
        if piece := self.file.read(self._size):
            return piece
        raise StopIteration

    def close(self) -> None:
        """Let Django end the request."""
        self.file.close()


def asked(application: Application, environ: dict[str, Any]) -> Page:
    """Return the whole answer; run in a thread, which is free again afterwards."""
    page = Page()

    def start(status: str, headers: Iterable[tuple[str, str]], _: object = None) -> None:
        page.status = int(status[:3])
        page.headers = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in headers
        ]

    answered = application(environ, start)
    try:
        page.file = _kept_open(answered)
        if page.file is None:
            page.body = b"".join(answered)
    finally:
        if close := getattr(answered, "close", None):
            close()
    return page


def _kept_open(answered: object) -> BinaryIO | None:
    """Return the file of an answer, open beyond the request's end; nothing where it has none."""
    if not isinstance(answered, _HandedOver):
        return None
    try:
        return os.fdopen(os.dup(answered.file.fileno()), "rb")
    except (AttributeError, OSError):  # part of a file, or one in memory
        return None


def environ_of(scope: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    """Return the WSGI environment (PEP 3333) of a request whose body has been read."""
    path = scope.get("raw_path") or scope["path"].encode()
    host, port = scope.get("server") or ("localhost", "80")
    client = scope.get("client") or ("", "")
    return {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path.partition(b"?")[0]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": _HandedOver,
        **_variables(cast("Iterable[tuple[bytes, bytes]]", scope["headers"])),
        "CONTENT_LENGTH": str(len(body)),
    }


def _variables(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers as CGI has them; one with “_” could pass for another one with “-”."""
    found: dict[str, str] = {}
    for raw, value in headers:
        name = raw.decode("latin-1").upper()
        if "_" in name or name in {"CONTENT-LENGTH", "TRANSFER-ENCODING"}:
            continue
        variable = name.replace("-", "_")
        if variable != "CONTENT_TYPE":
            variable = f"HTTP_{variable}"
        text = value.decode("latin-1")
        between = "; " if variable == "HTTP_COOKIE" else ","
        found[variable] = f"{found[variable]}{between}{text}" if variable in found else text
    return found
