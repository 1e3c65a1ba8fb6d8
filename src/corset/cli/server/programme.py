"""List the programmes that are kept here, take one in, or assign one to a patient.

Exit status: 0 done, 1 the content has mistakes, 2 not understood; the message says what is allowed.
"""

import argparse
import sys

from corset.cli.arguments import folder, patient
from corset.cli.errors import complain
from corset.cli.server.setup import require_tables, set_up
from corset.programme import ContentError, load

NAME = "programme"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    ways = parser.add_subparsers(dest="way", required=True, metavar="list|add|assign")
    ways.add_parser("list", help="the programmes that are kept, and for how many patients")
    add = ways.add_parser("add", help="check, compile and draw a folder of content, and keep it")
    add.add_argument("content", type=folder, help="a folder such as content/")
    assign = ways.add_parser("assign", help="let new decisions about a patient be made by one")
    assign.add_argument("digest", help="as the list has it; its beginning is enough")
    assign.add_argument("patient", type=patient, help="the id, as in the address of their page")


def run(chosen: argparse.Namespace) -> int:
    """Do it."""
    set_up()
    require_tables(NAME)
    return {"list": _list, "add": _add, "assign": _assign}[chosen.way](chosen)


def _list(_: argparse.Namespace) -> int:
    from corset.services.library.assignment import kept_programmes  # noqa: PLC0415 - after set_up

    for kept in kept_programmes():
        note = ", installed" if kept.installed else ""
        counts = f"{kept.exercises} exercises, {kept.patients} patients"
        print(f"{kept.digest}  since {kept.kept_at:%Y-%m-%d}: {counts}{note}")
    return 0


def _add(chosen: argparse.Namespace) -> int:

    from corset.services.bundle.compilation import compile_figures  # noqa: PLC0415 - `authoring`
    from corset.services.bundle.figures import own_artefacts  # noqa: PLC0415 - after set_up
    from corset.services.library.assignment import take_in  # noqa: PLC0415 - after set_up

    try:
        programme = load(chosen.content)
        compile_figures(content=chosen.content, to=own_artefacts())
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    take_in(programme)
    print(programme.digest)
    return 0


def _assign(chosen: argparse.Namespace) -> int:
    from corset.services.library import assignment  # noqa: PLC0415 - after set_up

    try:
        programme = assignment.assign(patient_id=chosen.patient, digest=chosen.digest)
    except assignment.NotAssignable as error:
        return complain("programme", error)
    print(f"{chosen.patient}: {programme.digest}")
    return 0
