"""Check that the log of a patient, or of all, holds: in itself, beside it, and as it was signed.

Exit status: 0 all of it holds, 1 something does not; each line says whose log, what and where.
"""

import argparse

from corset.cli.arguments import patient
from corset.cli.server.setup import require_tables, set_up

NAME = "check-log"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    known = "the id, as in the address of their page; all of them if left out"
    parser.add_argument("patient", nargs="*", type=patient, help=known)


def run(chosen: argparse.Namespace) -> int:
    """Check, and say what is broken and what can be done."""
    set_up()
    require_tables(NAME)
    from corset.presentation.operations.damage import what_broke, what_to_do  # noqa: PLC0415 - after set_up
    from corset.services.integrity.checking import check_logs, everybody  # noqa: PLC0415 - as above
    from corset.services.integrity.heads import folder, signed_heads  # noqa: PLC0415 - as above

    asked = chosen.patient or sorted(everybody())
    broken = check_logs(asked)
    for who, found in broken.items():
        print(f"{who}: {what_broke(found.what, found.number)}")
    for text in dict.fromkeys(what_to_do(found.what) for found in broken.values()):
        print(text)
    signed = signed_heads()
    for name in signed.wrong:
        print(f"{folder() / name}: its signature is wrong, or its key is gone; it is not believed")
    since = f"as signed on {signed.at:%Y-%m-%d %H:%M}" if signed.at else "nothing was signed yet"
    print(f"{len(asked)} logs checked, {len(broken)} broken; compared with the heads: {since}")
    return 1 if broken or signed.wrong else 0
