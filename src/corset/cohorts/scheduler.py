"""Where partitions are lived through: processes of this machine, or a scheduler's workers."""

import logging
import re
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryDirectory

from distributed import Client, Future, KilledWorker, LocalCluster

from corset.cohorts.partitions import Partition, PartitionResult, live

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
        TemporaryDirectory(prefix="corset-") as scratch,
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
    """Go to a scheduler that is there. Raises NoScheduler."""
    if not ADDRESS.fullmatch(address):
        raise NoScheduler(f"{address!r} is not allowed; allowed: HOST:PORT or tls://HOST:PORT")
    with _silence():
        try:
            client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoScheduler(f"no scheduler answers at {address}: {error}") from None
        with client:
            try:
                client.wait_for_workers(1, timeout=SECONDS_TO_WORKERS)
            except TimeoutError:
                raise NoScheduler(f"the scheduler at {address} has no workers") from None
            yield client


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
            yield waiting.popleft().result()
    except (CancelledError, KilledWorker) as error:
        raise NoScheduler(f"the workers were lost: {error}") from None


@contextmanager
def _silence() -> Generator[None]:
    """Let Dask say nothing on stderr while it works: what matters is raised."""
    said = logging.getLogger("distributed")
    before = said.level
    said.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        said.setLevel(before)
