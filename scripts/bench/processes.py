"""What processes take and hold, read from the system."""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

ROUNDS, RUNS = 50_000, 7
MIB = 1024.0
"""KiB."""


def processor_seconds(root: psutil.Process | None) -> float:
    """Return what a process, those that it started and those of them that have ended have taken."""
    total = 0.0
    for process in tree(root):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:  # its parent has its times by now
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def tree(root: psutil.Process | None) -> list[psutil.Process]:
    """Return a process and all that it started."""
    return [root, *root.children(recursive=True)] if root else []


@dataclass(frozen=True, slots=True)
class Held:
    """What one process holds, MiB: resident, its share of it (PSS), and what is its own alone."""

    process: str
    resident: float
    share: float
    own: float


def held(root: psutil.Process) -> list[Held]:
    """Return what each process of a clinic holds: the one that watches, then its workers."""
    names = ["watches", *(f"worker {number}" for number in range(1, len(tree(root))))]
    return [_held(name, process.pid) for name, process in zip(names, tree(root), strict=True)]


def _held(name: str, process: int) -> Held:
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    rows = (line.split() for line in text.splitlines()[1:])
    kib = {row[0].rstrip(":"): int(row[1]) for row in rows}
    own = kib["Private_Clean"] + kib["Private_Dirty"]
    return Held(name, kib["Rss"] / MIB, kib["Pss"] / MIB, own / MIB)


def calibration() -> float:
    """Return the processor seconds that a fixed piece of work takes here, the median of some."""
    return median(_worked() for _ in range(RUNS))


def _worked() -> float:
    began = time.process_time()
    text, seen = b"corset", {}
    for number in range(ROUNDS):
        text = hashlib.sha256(text + str(number).encode()).digest()
        seen[number % 97] = sum(text[:8])
    return time.process_time() - began
