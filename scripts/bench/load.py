"""Clients that ask for pages at the same time, and what their requests took."""

import http.client
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from statistics import quantiles
from threading import Lock

import psutil
from scripts.bench.pages import Request
from scripts.bench.processes import processor_seconds

WAIT_S = 60
TOGETHER = 8
"""Requests that come over one connection before another is opened, maybe at another worker."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one page: a second's requests, milliseconds of a processor a request, and of waiting."""

    requests: int
    per_second: float
    application_ms: float
    database_ms: float
    p50_ms: float
    p95_ms: float


def measured(
    requests: Iterator[Request],
    *,
    address: str,
    clients: int,
    application: psutil.Process,
    database: psutil.Process | None,
) -> Figures:
    """Let clients take requests until there are no more. Exits where an answer is not right."""
    roots = (application, database)
    before = [processor_seconds(root) for root in roots]
    began = time.perf_counter()
    waited = asked(requests, address=address, clients=clients)
    seconds = time.perf_counter() - began
    taken = [processor_seconds(root) - was for root, was in zip(roots, before, strict=True)]
    cuts = quantiles(waited, n=20, method="inclusive")
    return Figures(
        requests=len(waited),
        per_second=len(waited) / seconds,
        application_ms=1000 * taken[0] / len(waited),
        database_ms=1000 * taken[1] / len(waited),
        p50_ms=1000 * cuts[9],
        p95_ms=1000 * cuts[18],
    )


def asked(
    requests: Iterator[Request], *, address: str, clients: int, together: int = TOGETHER
) -> list[float]:
    """Return the seconds that each request took, so many of them over one connection."""
    shared = _Shared(requests)
    with ThreadPoolExecutor(clients) as threads:
        done = [threads.submit(_client, shared, address, together) for _ in range(clients)]
        try:
            wait(done, return_when=FIRST_EXCEPTION)
        finally:
            shared.end()  # where one has failed, the others do not go on
    return [seconds for one in done for seconds in one.result()]


class _Shared(Iterator[Request]):
    """Requests that several clients take from."""

    def __init__(self, requests: Iterator[Request]) -> None:
        self._requests, self._lock = requests, Lock()

    def __next__(self) -> Request:
        with self._lock:
            return next(self._requests)

    def end(self) -> None:
        """Let there be no more."""
        with self._lock:
            self._requests = iter(())


def _client(requests: Iterator[Request], address: str, together: int) -> list[float]:
    waited: list[float] = []
    while (first := next(requests, None)) is not None:
        with closing(http.client.HTTPConnection(address, timeout=WAIT_S)) as connection:
            some = chain([first], islice(requests, together - 1))
            waited += [_seconds(connection, request) for request in some]
    return waited


def _seconds(connection: http.client.HTTPConnection, request: Request) -> float:
    began = time.perf_counter()
    method = "POST" if request.body else "GET"
    headers = {"Cookie": request.cookie, **request.headers}
    connection.request(method, request.path, body=request.body or None, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    seconds = time.perf_counter() - began
    if answer.status != http.client.OK or request.says not in text:
        said = f"{answer.status}, without “{request.says}”"
        raise SystemExit(f"{method} {request.path} was answered with {said}:\n{text[:2000]}")
    return seconds
