"""Build the read models anew from the log; the log itself is never changed."""

import argparse

from corset.cli.errors import AN_ID, complain
from corset.cli.server.setup import require_tables, set_up

NAME = "rebuild"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("patient", nargs="*", help="patients' ids; all of them if left out")


def run(chosen: argparse.Namespace) -> int:
    """Rebuild, and say of whom."""
    set_up()
    require_tables(NAME)
    from django.http import Http404  # noqa: PLC0415 - after set_up

    from corset.services.operations.rebuild import rebuild_read_models  # noqa: PLC0415 - after set_up

    try:
        print(f"{rebuild_read_models(chosen.patient)} patients rebuilt")
    except Http404 as error:
        return complain(f"rebuild: {error} Allowed: {AN_ID}.")
    return 0
