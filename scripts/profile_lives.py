"""What a virtual patient's day takes: `python -m scripts.profile_lives` from the clone's root.

Lives some patients through once to measure, and once more under a profile. Everything is time of
the processor, since machines are shared. docs/simulation.md has the figures.
"""

import cProfile
import pstats
from collections import Counter
from time import process_time

from corset.cohorts.partitions import Partition, live, partitions
from corset.cohorts.policies import Policy

PATIENTS, DAYS, SEED = 16, 42, 1
WANTED_DAYS, WANTED_S = 1_000_000, 120
"""What is aimed at: so many patient-days in a minute of two cores."""
SHOWN = (
    "decide.py:decide",
    "decide.py:_with_consequences",
    "evolve.py:fold",
    "copying.py:replace",
    "release.py:released",
    "gates.py:assess",
    "exercises.py:withheld",
    "lives.py:_count",
)
"""Functions whose share, with all that they call, is told; one may be inside another."""


def lived(wanted: list[Partition]) -> int:
    """Live partitions through, and return their patient-days."""
    tables = [live(partition).patients.to_pylist() for partition in wanted]
    return sum(row["days"] for rows in tables for row in rows)


def shares(stats: pstats.Stats) -> tuple[Counter[str], Counter[str]]:
    """Return seconds by room, each its own, and by function, with all that it calls."""
    rooms: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for (file, _, name), (_, _, own, whole, _) in stats.stats.items():  # pyright: ignore[reportAttributeAccessIssue]
        parts = file.split("/")
        inside = "corset" in parts and parts[-1].endswith(".py")
        rooms[parts[parts.index("corset") + 1] if inside else "Python itself"] += own
        functions[f"{parts[-1]}:{name}"] += whole
    return rooms, functions


def main() -> None:
    """Measure, profile, and print."""
    whole = partitions(
        [Policy(name="standard")], seed=SEED, patients=PATIENTS, days=DAYS, daily=False
    )
    first, *wanted = whole
    live(first)  # what is compiled and imported once is no patient's
    began = process_time()
    days = lived(wanted)
    seconds = process_time() - began
    profile = cProfile.Profile(process_time)
    profile.runcall(lived, wanted)
    stats = pstats.Stats(profile)
    rooms, functions = shares(stats)
    total = rooms.total()
    print(f"{1000 * seconds / days:.2f} ms a patient-day, {days:,} patient-days")
    print(f"{stats.total_calls / days:,.0f} calls a patient-day")  # pyright: ignore[reportAttributeAccessIssue]
    minute = WANTED_S / (seconds / days)
    print(f"{minute:,.0f} patient-days in a minute of two cores, of {WANTED_DAYS:,} aimed at\n")
    for name, own in rooms.most_common(6):
        print(f"{name:28} {own / total:6.1%}")
    print()
    for name in SHOWN:
        print(f"{name:28} {functions[name] / total:6.1%}")


if __name__ == "__main__":
    main()
