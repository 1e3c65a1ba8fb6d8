"""Let virtual patients train on the decision core, and count what happened to them.

Each has a behaviour drawn by the seed: the same seed gives the same patients. With any of the
options of a comparison they live under several policies, on processes here or a scheduler's workers
(extra `research`); what each policy comes to is told and, with --out, written with a report.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from random import Random

from corset.cli.arguments import PROCESSES, new_folder, there, whole
from corset.cli.errors import complain
from corset.programme import load
from corset.simulation.cohort import simulate
from corset.simulation.tally import Tally

NAME = "simulate"
MOST_PATIENTS, MOST_DAYS, MOST_SEED, MOST_CASELOAD = 1_000_000, 3650, 2**53, 10_000
OF_COMPARISON = ("policy", "policies", "jobs", "scheduler", "caseload", "out")
"""Any of these options makes it a comparison."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--patients", type=whole(1, MOST_PATIENTS), default=20, help="how many (default 20)"
    )
    parser.add_argument(
        "--days", type=whole(1, MOST_DAYS), default=42, help="for how long (default 42)"
    )
    parser.add_argument(
        "--seed", type=whole(0, MOST_SEED), default=1, help="which patients (default 1)"
    )
    parser.add_argument("--json", action="store_true", help="print plain data")
    compared = parser.add_argument_group("comparison of policies")
    compared.add_argument(
        "--policy", action="append", metavar="NAME", help="one of them; again for more (all)"
    )
    compared.add_argument(
        "--policies", type=there, metavar="FILE", help="a file of policies of your own"
    )
    compared.add_argument(
        "--jobs", type=whole(*PROCESSES), metavar="N", help="processes here (one for each core)"
    )
    compared.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler instead, HOST:PORT"
    )
    compared.add_argument(
        "--caseload",
        type=whole(1, MOST_CASELOAD),
        metavar="N",
        help="patients of one clinician, for alerts a clinician-day (100)",
    )
    compared.add_argument(
        "--out", type=new_folder, metavar="DIR", help="write tables (Parquet) and a report here"
    )
    compared.add_argument(
        "--daily", action="store_true", help="with --out: a row for each patient-day too"
    )


def run(chosen: argparse.Namespace) -> int:
    """Simulate and print."""
    if chosen.daily and chosen.out is None:
        return complain("corset simulate: --daily writes a table: say where with --out DIR")
    if chosen.jobs is not None and chosen.scheduler is not None:
        return complain("corset simulate: --jobs is for here, --scheduler for there: give one")
    if any(getattr(chosen, name) is not None for name in OF_COMPARISON):
        from corset.cli.core.comparison import compared  # noqa: PLC0415 - the extra `research`

        return compared(chosen)
    draw = Random(chosen.seed)  # noqa: S311 - no secret hangs on it
    tally = simulate(programme=load(), patients=chosen.patients, days=chosen.days, draw=draw)
    if chosen.json:
        print(json.dumps({"seed": chosen.seed, **tally.as_json()}, indent=2))
    else:
        print("\n".join(_lines(tally)))
    return 0


def _lines(tally: Tally) -> Iterator[str]:
    yield f"patients    {tally.patients:,}, of whom {tally.untreated:,} were offered no exercise"
    for name in ("days", "sessions", "pains", "alerts", "refusals"):
        yield f"{name:11} {_counts(getattr(tally, name))}"
    yield f"bars        {tally.bars:,}"
    yield "\nweek   mean repetitions handed out"
    for week, mean in tally.mean_doses().items():
        yield f"{week + 1:4}   {mean:5.1f}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in sorted(counts.items())) or "none"
