"""Validate the content: every problem is one line with its file and field, and exit status 1.

Where a file cannot be read at all, exit status 2.
Its motions are compiled too, which takes some seconds, and their heights, shifts, contacts and
depths measured; what was found right once is not compiled again. Where the extra `authoring` is
missing, it says that this was not checked.
"""

import argparse
import os
import sys
from pathlib import Path

from corset.cli.arguments import folder
from corset.programme import CONTENT, Problem, check

NAME = "check"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "content",
        type=folder,
        nargs="?",
        default=CONTENT,
        help="a folder; the shipped one if left out",
    )
    parser.add_argument("--no-geometry", action="store_true", help="leave the motions uncompiled")
    parser.add_argument("--anew", action="store_true", help="measure what was found right too")


def run(chosen: argparse.Namespace) -> int:
    """Print every problem."""
    problems = [*check(chosen.content), *_loads(chosen.content)]
    if not problems and not chosen.no_geometry:
        problems = _geometry(chosen.content, anew=chosen.anew)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{chosen.content}: nothing wrong")
    if any(problem.unreadable for problem in problems):
        return 2
    return 1 if problems else 0


def _loads(content: Path) -> list[Problem]:
    try:
        from corset.programme.loads.check import load_problems  # noqa: PLC0415 - `authoring`
    except ModuleNotFoundError:
        return []
    return list(load_problems(content))


def _geometry(content: Path, *, anew: bool) -> list[Problem]:
    try:
        from corset.services.bundle.geometry import geometry_problems  # noqa: PLC0415 - the extra `authoring`
    except ModuleNotFoundError as missing:
        wanted = "pip install 'corset[authoring]'"
        print(f"the geometry was not checked: {missing.name} is missing; {wanted}", file=sys.stderr)
        return []
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return geometry_problems(content, kept=None if anew else cache / "corset" / "geometry")
