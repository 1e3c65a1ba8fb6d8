"""What a whole test run makes once, whichever of its processes needs it first: folders to copy."""

import fcntl
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def folder_of(run: int) -> Path:
    """Return where a test run keeps what it made, by the process that runs the tests."""
    return Path(tempfile.gettempdir()) / f"corset-tests-{run}"


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that `make` filled in this run; whoever else needs it meanwhile waits."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    place = folder_of(run) / name
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "done").exists():
            make(place / "made")
            (place / "done").touch()
    return place / "made"
