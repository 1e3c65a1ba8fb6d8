"""Escalate alerts that nobody acknowledged in time, once; the worker does so by itself."""

import argparse

from corset.cli.server.setup import require_tables, set_up

NAME = "escalate"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""
    del parser


def run(_: argparse.Namespace) -> int:
    """Escalate."""
    set_up()
    require_tables(NAME)
    from corset.services.therapy.alerts import escalate_due  # noqa: PLC0415 - after set_up

    print(f"{escalate_due()} alerts escalated")
    return 0
