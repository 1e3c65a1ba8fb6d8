"""Let virtual patients train on the decision core, and count what happened to them.

Each has a behaviour drawn by the seed: the same seed gives the same patients. Nothing is stored.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from random import Random

from corset.cli.arguments import whole
from corset.programme import load
from corset.simulation.cohort import simulate
from corset.simulation.tally import Tally

NAME = "simulate"
MOST_PATIENTS, MOST_DAYS, MOST_SEED = 1_000_000, 3650, 2**53


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


def run(chosen: argparse.Namespace) -> int:
    """Simulate and print."""
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
