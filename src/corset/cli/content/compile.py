"""Compile the programme, and every motion into the frames and stills that pages and sheets show."""

import argparse
import sys

from corset.programme import ContentError, load
from corset.services.library.shipped import ship

NAME = "compile"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--anew", action="store_true", help="even if nothing has changed")
    parser.add_argument("--quiet", action="store_true", help="say nothing if all went well")


def run(chosen: argparse.Namespace) -> int:
    """Compile, and say what came of it."""
    from corset.services.bundle import compilation  # noqa: PLC0415 - the extra `authoring`

    try:
        programme = load()
        made = compilation.compile_figures(anew=chosen.anew)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    compilation.forget_others()
    ship(programme)
    if not chosen.quiet:
        done = f"{', '.join(made.drawn)} drawn" if made.drawn else "nothing to draw"
        print(f"{programme.digest}: {made.exercises} exercises, {made.size / 1e6:.1f} MB, {done}")
    return 0
