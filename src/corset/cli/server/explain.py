"""Say what was decided about a patient up to a moment, and why, as the log keeps it."""

import argparse

from corset.cli.arguments import moment
from corset.cli.errors import AN_ID, complain
from corset.cli.server.setup import require_tables, set_up
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

NAME = "explain"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("patient", help="the patient's id, as in the address of their page")
    moments = "a moment such as 2026-01-05T08:00+01:00; now if left out"
    parser.add_argument("--at", type=moment, help=moments)


def run(chosen: argparse.Namespace) -> int:
    """Explain."""
    set_up()
    require_tables(NAME)
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415 - after set_up
    from django.http import Http404  # noqa: PLC0415 - after set_up

    from corset.services.therapy.decisions.explanation import explain  # noqa: PLC0415 - after set_up

    try:
        by = Actor(Role.SYSTEM, "cli")
        found = explain(by=by, patient_id=chosen.patient, at=chosen.at)
    except (Http404, PermissionDenied) as error:
        return complain(f"explain: {error} Allowed: {AN_ID}.")
    for entry in found.decisions:
        verdict = "" if entry.accepted else " — refused"
        print(f"{entry.at:%Y-%m-%d %H:%M}  {entry.actor_role}: {entry.title}{verdict}")
        print("\n".join(f"    {reason.rule}: {reason.text}" for reason in entry.reasons))
    print("What holds:" if found.holds else "Nothing stands against a session.")
    print("\n".join(f"    {f.reason.rule}: {f.reason.text}" for f in found.holds))
    print(f"The log's chain is {'intact' if found.chain_intact else 'BROKEN'}.")
    return 0 if found.chain_intact else 1
