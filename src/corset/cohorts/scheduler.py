"""Where partitions are lived through: processes of this machine, or a scheduler's workers."""

import asyncio
import logging
import re
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from pkgutil import resolve_name
from tempfile import TemporaryDirectory
from typing import Any

from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.core import rpc
from distributed.security import Security

from corset.cohorts.partitions import Partition, PartitionResult, WorkerError, live

ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[^\s/:\[\]]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}")
SECONDS_TO_ANSWER, SECONDS_TO_WORKERS = 10, 60
AHEAD = 4
"""How many partitions for each thread are with the workers or wait to be taken."""


class NoScheduler(Exception):
    """Nobody computes: no scheduler, none with workers, or one that has gone."""


@contextmanager
def processes(count: int) -> Generator[Client]:
    """Start so many processes here, and end them. Only who started them can speak to them."""
    with (
        _silence(),
        TemporaryDirectory(prefix="corset-cohort-") as scratch,
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            security=True,
            silence_logs=logging.CRITICAL,
            local_directory=scratch,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


@contextmanager
def scheduler(address: str) -> Generator[Client]:
    """Go to a scheduler that is there. Raises NoScheduler, WorkerError."""
    if not ADDRESS.fullmatch(address):
        raise NoScheduler(f"{address!r} is not allowed; allowed: HOST:PORT or tls://HOST:PORT")
    by = Security().get_connection_args("client")
    if address.startswith("tls:") and by.get("ssl_context") is None:
        raise NoScheduler(f"{address} wants certificates: set Dask's distributed.comm.tls")
    with _silence():
        _refuse_strangers(address, by)
        with Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False) as client:
            try:
                client.wait_for_workers(1, timeout=SECONDS_TO_WORKERS)
            except TimeoutError:
                raise NoScheduler(f"the scheduler at {address} has no workers") from None
            _refuse_lacking(client)
            yield client


def _refuse_strangers(address: str, by: Mapping[str, Any]) -> None:
    """Ask who is there before a client does, which would wait for ever. Raises NoScheduler."""

    async def ask() -> str:
        async with rpc(address, connection_args=by) as there:
            return (await there.identity())["type"]

    try:
        who = asyncio.run(asyncio.wait_for(ask(), SECONDS_TO_ANSWER))
    except (OSError, ValueError):
        who = None
    if who != "Scheduler":
        raise NoScheduler(f"no Dask scheduler answers at {address}")


def _refuse_lacking(client: Client) -> None:
    """Ask each worker for the code before it gets a partition, of which it would die."""
    try:
        client.run(resolve_name, "corset.cohorts.partitions:CODE")
    except (ImportError, AttributeError) as error:
        why = f"a worker cannot live patients through ({error})"
        raise WorkerError(f"{why}; install there what is installed here") from None


def lived(client: Client, wanted: Iterable[Partition]) -> Iterator[PartitionResult]:
    """Yield what comes of partitions, in their order, whoever is done first. Raises NoScheduler.

    Few of them are on their way at once: neither the workers nor this process hold all.
    """
    left = iter(wanted)
    threads = sum(client.nthreads().values())
    waiting: deque[Future[PartitionResult]] = deque()
    try:
        while True:
            for partition in islice(left, AHEAD * max(1, threads) - len(waiting)):
                waiting.append(client.submit(live, partition, pure=False))
            if not waiting:
                return
            yield _result(client, waiting.popleft())
    except (CancelledError, KilledWorker) as error:
        raise NoScheduler(f"the workers were lost: {error}") from None


def _result(client: Client, future: Future[PartitionResult]) -> PartitionResult:
    """Wait as long as there is a worker, now and then."""
    while True:
        try:
            return future.result(timeout=SECONDS_TO_WORKERS)
        except TimeoutError:
            if not client.nthreads():
                raise NoScheduler("the workers have gone") from None


@contextmanager
def _silence() -> Generator[None]:
    """Let Dask say nothing on stderr while it works: what matters is raised."""
    names = [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    before = {name: logging.getLogger(name).level for name in names}
    try:
        for name in names:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
