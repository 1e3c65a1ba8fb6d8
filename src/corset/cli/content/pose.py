"""Draw an exercise: a still (.svg, .png) or one repetition that moves (.webp).

Exit status: 0 drawn, 2 where what was asked for does not exist; the message says what is allowed.
"""

import argparse
from pathlib import Path
from typing import Any

from corset.cli.arguments import number
from corset.cli.content.person import person_arguments, person_of
from corset.cli.errors import complain
from corset.figure.space.view import View
from corset.programme import ContentError

NAME = "pose"
SIDES = {"right": "r", "left": "l"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("exercise", nargs="?", help="its id, such as L1; see corset exercises")
    parser.add_argument("--all", action="store_true", help="all of them from two sides, one sheet")
    parser.add_argument("--part", help="the first one if left out")
    parser.add_argument("--side", choices=SIDES, help="where a part has two")
    parser.add_argument(
        "--phase", type=number(0, 1, ""), help="0 the start, 1 the end; the end if left out"
    )
    parser.add_argument(
        "--view", choices=[view.value for view in View], help="the best one if left out"
    )
    person_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")


def run(chosen: argparse.Namespace) -> int:
    """Draw."""
    try:
        _draw(chosen)
    except (ValueError, ContentError) as error:
        return complain("pose", error)
    return 0


def _draw(chosen: argparse.Namespace) -> None:
    from corset.services.bundle import pose  # noqa: PLC0415 - the extra `authoring`

    if bool(chosen.exercise) == chosen.all:
        raise pose.PoseError("name one exercise, or --all")
    if chosen.all:
        pose.draw_all(to=chosen.out)
    else:
        pose.draw(pose.Wish(**_wish(chosen)), to=chosen.out)


def _wish(chosen: argparse.Namespace) -> dict[str, Any]:
    return {
        "exercise": chosen.exercise,
        "part": chosen.part,
        "side": SIDES.get(chosen.side),
        "phase": chosen.phase,
        "view": View(chosen.view) if chosen.view else None,
        "person": person_of(chosen),
    }
