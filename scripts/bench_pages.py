"""How many pages a clinic serves, and what they take: `python -m scripts.bench_pages`.

Fills a fresh clinic, serves it by `corset serve`, and asks for its pages, on each kind of database.
Ends with 1 where a request takes a tenth more of a processor than is kept. docs/bench.md has more.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.bench.clinic import DATABASES
from scripts.bench.figures import compared, entry, keep, kept, table
from scripts.bench.pages import PAGES
from scripts.bench.processes import calibration
from scripts.bench.run import FEWEST, Asked, Measured, run

from corset.cli.arguments import whole
from corset.cli.server.setup import end_on_signal

KEPT = Path("docs/bench.json")


def names(of: Mapping[str, object]) -> Callable[[str], list[str]]:
    """Return what reads a list of these names."""

    def read(text: str) -> list[str]:
        found = text.split(",")
        unknown = [name for name in found if name not in of]
        if unknown or not text:
            raise argparse.ArgumentTypeError(f"{text!r} is no such list; allowed: {', '.join(of)}")
        return found

    return read


def arguments() -> argparse.Namespace:
    """Read what was asked for."""
    parser = argparse.ArgumentParser(prog="bench_pages", description=__doc__)
    for name, least, most, usual in (
        ("patients", FEWEST, 10_000, 100),
        ("days", 1, 3650, 365),
        ("courses", 1, 1000, 5),
        ("clients", 1, 256, 8),
        ("workers", 1, 64, 2),
        ("seconds", 1, 3600, 10),
    ):
        parser.add_argument(f"--{name}", type=whole(least, most), default=usual)
    for name, known in (("databases", DATABASES), ("pages", PAGES)):
        parser.add_argument(f"--{name}", type=names(known), default=list(known))
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the figures there")
    return parser.parse_args()


def main() -> int:
    """Print the figures; 1 where one has grown."""
    chosen = arguments()
    end_on_signal()
    known = kept(KEPT)
    fields = ("patients", "days", "courses", "clients", "workers")
    size = Asked(**{name: getattr(chosen, name) for name in fields})
    pieces, found = [calibration()], dict[str, Measured]()
    for kind in chosen.databases:
        found[kind] = run(size, kind=kind, pages=chosen.pages, seconds=chosen.seconds)
        pieces.append(calibration())
        print(table(kind, found[kind]), flush=True)
    print(f"calibration: {min(pieces):.4f} to {max(pieces):.4f} s of a processor")
    told = entry(size, found, sum(pieces) / len(pieces))
    said, grown = compared(told, known)
    print("\n".join(said))
    if chosen.keep:
        keep(chosen.keep, told)
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
