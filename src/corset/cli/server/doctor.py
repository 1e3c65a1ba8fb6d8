"""Look at how the clinic was set up, and say in plain words what is wrong."""

import argparse

from corset.cli.server.setup import set_up

NAME = "doctor"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    outside = "the clinic's address, such as https://clinic.example.org: looked at from outside"
    parser.add_argument("--url", default="", help=outside)
    parser.add_argument("--mail", default="", metavar="ADDRESS", help="send a letter there")


def run(chosen: argparse.Namespace) -> int:
    """Say what was found; 1 where anything is wrong."""
    set_up()
    from corset.presentation.operations.doctor import sentence  # noqa: PLC0415 - after set_up
    from corset.services.doctor.examination import examine  # noqa: PLC0415 - after set_up

    found = examine(url=chosen.url, mail=chosen.mail)
    for one in found:
        print(f"{'wrong' if one.grave else 'note '}  {sentence(one.key, one.facts)}")
    grave = sum(one.grave for one in found)
    print(f"Found wrong: {grave or 'nothing'}.")
    return int(bool(grave))
