"""The command line: `corset COMMAND --help` says what each command takes."""

import argparse
import sys
from collections.abc import Sequence

from corset.cli import (
    check,
    compile,  # noqa: A004 - named as the command is
    decide,
    demo,
    escalate,
    exercises,
    explain,
    load,
    pose,
    rebuild,
    serve,
    verify,
)

COMMANDS = (
    serve,
    demo,
    check,
    compile,
    exercises,
    pose,
    load,
    decide,
    explain,
    escalate,
    rebuild,
    verify,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 found wanting, 2 not understood."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        return chosen.run(chosen)
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corset", description="Exercise therapy for the spine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in COMMANDS:
        summary = (module.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(module.NAME, help=summary, description=module.__doc__)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return parser
