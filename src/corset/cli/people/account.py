"""Sign an account out everywhere, close, end or open it, or forget its lost second factors.

A clinician's account is closed only where no patient is left without a clinician: `--hand-over`
gives all of them to another one first.
"""

import argparse

from corset.cli.errors import complain
from corset.cli.server.setup import require_tables, set_up

NAME = "account"
DONE = {
    "sign-out": "sessions ended",
    "close": "sessions ended; nobody signs in to it any more",
    "end": "sessions ended; nobody signs in to it any more, its owner has left",
    "open": "sessions ended; its owner signs in again",
    "forget-factors": "second factors forgotten; the next sign-in sets one up",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("what", choices=DONE, help="what is done")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("email", nargs="?", help="the address that the account signs in with")
    whose.add_argument("--everybody", action="store_true", help="sign-out: every account")
    to = "close, end: the address of the clinician who takes over all patients"
    parser.add_argument("--hand-over", metavar="EMAIL", help=to)


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say of how many."""
    if chosen.everybody and chosen.what != "sign-out":
        return complain(NAME, f"{chosen.what} takes one e-mail address, not --everybody")
    if chosen.hand_over and chosen.what not in {"close", "end"}:
        return complain(NAME, f"{chosen.what} hands nobody over; allowed: close, end")
    set_up()
    require_tables(NAME)
    from corset.services.people import accounts  # noqa: PLC0415 - after set_up
    from corset.services.staff.closing import close, reopen  # noqa: PLC0415 - as above
    from corset.services.staff.errors import StaffRefused  # noqa: PLC0415 - as above

    act = {
        "sign-out": accounts.sign_out,
        "close": lambda email: close(email, to=chosen.hand_over),
        "end": lambda email: close(email, to=chosen.hand_over, leaves=True),
        "open": reopen,
        "forget-factors": accounts.forget_factors,
    }[chosen.what]
    try:
        print(f"{act(chosen.email)} {DONE[chosen.what]}")
    except accounts.NoSuchAccount as error:
        return complain(NAME, f"{error} Allowed: the e-mail address of an account.")
    except StaffRefused as error:
        return complain(NAME, f"{error} Allowed: --hand-over with a clinician's address.")
    return 0
