"""Say what was decided about a patient up to a moment, and why, as the log keeps it."""

import argparse
import sys
from datetime import UTC, datetime

from corset.cli.server.setup import require_tables, set_up
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

NAME = "explain"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("patient", help="the patient's id, as in the address of their page")
    parser.add_argument("--at", help="a moment such as 2026-01-05T08:00+01:00; now if left out")


def run(chosen: argparse.Namespace) -> int:
    """Explain."""
    set_up()
    require_tables(NAME)
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415 - after set_up
    from django.http import Http404  # noqa: PLC0415 - after set_up

    from corset.services.therapy.decisions.explanation import explain  # noqa: PLC0415 - after set_up

    try:
        at = _moment(chosen.at)
        found = explain(by=Actor(Role.SYSTEM, "cli"), patient_id=chosen.patient, at=at)
    except (ValueError, Http404, PermissionDenied) as error:
        print(f"explain: {error}", file=sys.stderr)
        return 2
    for entry in found.decisions:
        print(f"{entry.at:%Y-%m-%d %H:%M}  {entry.actor_role}: {entry.title}")
        print("\n".join(f"    {reason.rule}: {reason.text}" for reason in entry.reasons))
    print("What holds:" if found.holds else "Nothing stands against a session.")
    print("\n".join(f"    {f.reason.rule}: {f.reason.text}" for f in found.holds))
    print(f"The log's chain is {'intact' if found.chain_intact else 'BROKEN'}.")
    return 0 if found.chain_intact else 1


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
