"""Invite an administrator, the first one above all: prints an address that is good once.

Whoever opens it sets a password and is an administrator then. Needs no mail server. A second call
for the same e-mail address prints a new one, and the one before ends.
"""

import argparse
import re
import sys
from urllib.parse import urlsplit

from corset.cli.errors import complain
from corset.cli.server.preparation import prepare
from corset.cli.server.setup import require_tables, set_up
from corset.services.shown import shown

NAME = "administrator"
SERVED_AT = "127.0.0.1:8000"
"""Where `corset serve` answers unless told otherwise."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("email", help="whom to invite, by e-mail address")
    parser.add_argument(
        "--name", default="", help="how the person is called; asked for at a terminal"
    )
    parser.add_argument(
        "--time-zone",
        default="",
        metavar="NAME",
        help="by which clock the clinic lives, such as Europe/Berlin; asked for at a terminal "
        "until somebody has chosen",
    )
    url = "where the clinic is reached; else as CORSET_HOSTS and CORSET_HTTPS say"
    parser.add_argument("--url", type=clinic_url, default=None, help=url)


def clinic_url(text: str) -> str:
    """Return an address without a path. Raises ArgumentTypeError for anything else."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known or not re.fullmatch(r"https?://[\w.:\[\]-]+/?", text):
        allowed = "an address such as https://clinic.example.org"
        raise argparse.ArgumentTypeError(f"{shown(text)} is not allowed; allowed: {allowed}")
    return text.rstrip("/")


def run(chosen: argparse.Namespace) -> int:
    """Invite, and print the address and until when it is good."""
    set_up()
    from django.core.exceptions import ValidationError  # noqa: PLC0415 - after set_up
    from django.db import connection  # noqa: PLC0415 - as above
    from django.urls import reverse  # noqa: PLC0415 - as above

    from corset.people.models import Role  # noqa: PLC0415 - as above
    from corset.services.people.access import OPERATOR  # noqa: PLC0415 - as above
    from corset.services.people.invitations import invite_staff  # noqa: PLC0415 - as above

    if not connection.introspection.table_names():
        prepare()
    require_tables(NAME)
    whom, role = chosen.email, Role.ADMINISTRATOR
    name = chosen.name.strip() or asked_name()
    if name is None:
        return complain(NAME, "No name was given. Allowed: --name, or a name when it is asked for.")
    if unknown := chosen_zone(chosen.time_zone):
        allowed = "a name such as Europe/Berlin"
        return complain(NAME, f"{shown(unknown)} is no time zone; allowed: {allowed}")
    try:
        invited = invite_staff(by=OPERATOR, email=whom, role=role, name=name)
    except ValidationError as error:
        said = " ".join(error.messages)
        allowed = "Allowed: an e-mail address that has no account yet, such as you@example.org."
        return complain(NAME, shown(whom), f"{said} {allowed}")
    print(f"{chosen.url or own_url()}{reverse('invited', args=[invited.token])}")
    address = invited.invitation.email
    until = f"{invited.expires_at:%Y-%m-%d %H:%M} UTC"
    print(
        f"Good once, until {until}. Whoever opens it is {address}, an administrator: hand it over"
    )
    print("to nobody else. Called again, this one ends and there is a new one.")
    return 0


def asked_name() -> str | None:
    """Return the name that is typed; nothing without a terminal, None where none is given."""
    if not sys.stdin.isatty():
        return ""
    try:
        while True:
            print("Name of the administrator: ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line:
                return None
            if name := line.strip():
                return name
    except KeyboardInterrupt:
        return None


def chosen_zone(given: str) -> str:
    """Let the clinic live by the time zone that is given or typed; return one that is none.

    Without a terminal, and where nothing is typed, what the server was set to goes on holding.
    """
    from django.core.exceptions import ValidationError  # noqa: PLC0415 - after set_up

    from corset.people.clinic import clinic_time_zone  # noqa: PLC0415 - as above
    from corset.services.people.access import OPERATOR  # noqa: PLC0415 - as above
    from corset.services.staff.clinic import (  # noqa: PLC0415 - as above
        choose_time_zone,
        chosen_time_zones,
    )

    name = given.strip()
    if not name and sys.stdin.isatty() and not chosen_time_zones(by=OPERATOR):
        asked = f"Time zone of the clinic ({clinic_time_zone()}): "
        print(asked, end="", file=sys.stderr, flush=True)
        name = sys.stdin.readline().strip()
    try:
        if name:
            choose_time_zone(by=OPERATOR, name=name)
    except ValidationError:
        return name
    return ""


def own_url() -> str:
    """Return where the clinic is reached: by its first name that is one, over HTTPS where it is."""
    from django.conf import settings  # noqa: PLC0415 - after set_up

    local = {"localhost", "127.0.0.1", "[::1]"}
    names = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name not in local | {"*"}]
    if settings.HTTPS:
        return f"https://{names[0] if names else 'localhost'}"
    return f"http://{f'{names[0]}:8000' if names else SERVED_AT}"
