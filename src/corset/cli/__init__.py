"""The command line: `corset COMMAND --help` says what each command takes."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

COMMANDS = {
    "serve": "server",
    "work": "server",
    "demo": "server",
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
    "verify": "core",
}
"""Each is a module of its folder here, with NAME, arguments and run."""


AUTHORING = frozenset(
    {"contourpy", "daqp", "matplotlib", "mink", "mujoco", "myo_sim", "numpy", "PIL", "resvg_py"}
    | {"scipy", "shapely"}
)
"""Modules that only the extra of this name brings."""
WANTED = "install the extra that compiles figures and loads, pip install 'corset[authoring]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 found wanting, 2 not understood."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    chosen = _parser(_needed(given)).parse_args(given)
    try:
        return chosen.run(chosen)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in AUTHORING:
            raise
        print(f"{given[0]}: {missing.name} is missing: {WANTED}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _needed(given: Sequence[str]) -> Iterable[str]:
    """Return the commands to load: one that only reads rules does not wait for a solver."""
    return given[:1] if given and given[0] in COMMANDS else COMMANDS


def _parser(needed: Iterable[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corset", description="Exercise therapy for the spine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (import_module(f"corset.cli.{COMMANDS[name]}.{name}") for name in needed):
        summary = (module.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(module.NAME, help=summary, description=module.__doc__)
        module.arguments(command)
        command.set_defaults(run=module.run)
    return parser
