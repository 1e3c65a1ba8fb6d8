"""The command line: `corset COMMAND --help` says what each command takes."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from types import ModuleType
from typing import NoReturn, TextIO

from corset.cli.errors import one_line, told

COMMANDS = {
    "serve": "server",
    "work": "server",
    "demo": "server",
    "administrator": "people",
    "account": "people",
    "patient": "people",
    "check": "content",
    "compile": "content",
    "exercises": "content",
    "pose": "content",
    "load": "content",
    "decide": "core",
    "simulate": "core",
    "explain": "server",
    "programme": "server",
    "escalate": "server",
    "rebuild": "server",
    "doctor": "server",
    "check-log": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "move": "keeping",
    "verify": "core",
}
"""Each is a module of its folder here, with NAME, arguments and run."""


INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """Says in one line what was wrong, where argparse would print the usage before it."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments, with exit status 2."""
        self.exit(2, one_line(f"{self.prog}: {message}; `{self.prog} --help` says more") + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 found wanting, 2 not understood."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        _never_fails(stream)
    try:
        chosen = _parser(_needed(given)).parse_args(given)
        status = chosen.run(chosen)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place where an error can become a line
        return told(" ".join(given[:1]) or "corset", error)
    return status


def _never_fails(stream: TextIO) -> None:
    """Let letters that a terminal cannot show be escaped."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _needed(given: Sequence[str]) -> Iterable[str]:
    """Return the commands to load: one that only reads rules does not wait for a solver."""
    if given[:1] == ["--version"]:
        return ()
    return given[:1] if given and given[0] in COMMANDS else COMMANDS


def _module(name: str) -> ModuleType:
    return import_module(f"corset.cli.{COMMANDS[name]}.{name.replace('-', '_')}")


def _parser(needed: Iterable[str]) -> _Parser:
    parser = _Parser(prog="corset", description="Exercise therapy for the spine.")
    parser.add_argument("--version", action="version", version=f"corset {version('corset')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in map(_module, needed):
        summary = (module.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(module.NAME, help=summary, description=module.__doc__)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return parser
