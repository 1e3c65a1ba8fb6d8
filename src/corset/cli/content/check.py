"""Validate the content: every problem is one line with its file and field, and exit status 1."""

import argparse
from pathlib import Path

from corset.programme import CONTENT, check

NAME = "check"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "content",
        type=Path,
        nargs="?",
        default=CONTENT,
        help="a folder; the shipped one if left out",
    )


def run(chosen: argparse.Namespace) -> int:
    """Print every problem."""
    problems = check(chosen.content)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{chosen.content}: nothing wrong")
    return 1 if problems else 0
