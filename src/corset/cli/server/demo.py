"""Fill an empty clinic with a demonstration: eight invented patients and weeks of their logs."""

import argparse
import sys

from corset.cli.server.preparation import prepare
from corset.cli.server.setup import set_up

NAME = "demo"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""
    del parser


def run(_: argparse.Namespace) -> int:
    """Set the clinic up where it is not there yet, and say as whom to sign in."""
    set_up()
    from corset.services.demonstration import clinic  # noqa: PLC0415 - after set_up
    from corset.services.demonstration.stories import stories  # noqa: PLC0415 - as above

    prepare()
    if not clinic.is_there():
        print("Playing the demonstration's weeks …", flush=True)
        try:
            clinic.set_up()
        except clinic.NotEmpty as error:
            print(f"demo: {error}", file=sys.stderr)
            return 1
    print(f"Sign in with the password “{clinic.PASSWORD}” as")
    for role, (email, name) in clinic.STAFF.items():
        print(f"  {email:<26} {name}, {role.label.lower()}")
    for story in stories():
        print(f"  {story.email:<26} {story.name}, patient. {story.about}")
    return 0
