"""Compile every motion into the frames and stills that pages and sheets show."""

import argparse
import sys

from corset.programme import ContentError

NAME = "compile"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--anew", action="store_true", help="even if nothing has changed")
    parser.add_argument("--quiet", action="store_true", help="say nothing if all went well")


def run(chosen: argparse.Namespace) -> int:
    """Compile, and say what came of it."""
    from corset.services.bundle.compilation import compile_bundle  # noqa: PLC0415 - the extra `authoring`

    try:
        made = compile_bundle(anew=chosen.anew)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if not chosen.quiet:
        done = "compiled" if made.fresh else "nothing has changed"
        print(f"{made.exercises} exercises, {made.size / 1e6:.1f} MB, {made.digest}: {done}")
    return 0
