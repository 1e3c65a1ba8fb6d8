"""Write a copy of everything that is kept of a patient, or forget who one was.

A patient is named by the id that is in the address of the patient's page.
"""

import argparse
import json
import sys
from pathlib import Path

from corset.cli.errors import complain
from corset.cli.server.setup import require_tables, set_up

NAME = "patient"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--copy", action="store_true", help="write everything as JSON, or as PDF to be read"
    )
    what.add_argument(
        "--erase", action="store_true", help="forget name, contacts, account and notes, for good"
    )
    parser.add_argument("id", help="whose: the id in the address of the patient's page")
    parser.add_argument(
        "--out",
        type=Path,
        help="copy: into a new file, as PDF where its name ends in .pdf (default: print JSON)",
    )


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say so."""
    if chosen.erase and chosen.out:
        return complain(NAME, "--erase writes no file; allowed with --out: --copy")
    set_up()
    require_tables(NAME)
    from corset.services.people.access import OPERATOR, NoSuchPatient  # noqa: PLC0415 - after set_up
    from corset.services.people.copies import copy_of  # noqa: PLC0415 - as above
    from corset.services.sheets import record_pdf  # noqa: PLC0415 - as above
    from corset.services.staff.erasure import erase_patient  # noqa: PLC0415 - as above
    from corset.services.staff.errors import StaffRefused  # noqa: PLC0415 - as above

    readable = chosen.out is not None and chosen.out.suffix.lower() == ".pdf"
    try:
        if chosen.erase:
            erase_patient(by=OPERATOR, patient_id=chosen.id)
            print("Who this was is forgotten. The log stays, under an id that leads to nobody.")
            return 0
        if readable:
            content = record_pdf(by=OPERATOR, patient_id=chosen.id)
        else:
            said = copy_of(by=OPERATOR, patient_id=chosen.id)
            content = f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()
    except (NoSuchPatient, StaffRefused) as error:
        return complain(NAME, str(error))
    return _written(content, chosen.out)


def _written(content: bytes, out: Path | None) -> int:
    if out is None:
        print(content.decode(), end="")
        return 0
    try:
        with out.open("xb") as file:
            out.chmod(0o600)
            file.write(content)
    except FileExistsError:
        return complain(NAME, f"{out} is there already; allowed: the name of a new file")
    except OSError as error:
        return complain(NAME, f"{out} cannot be written: {error.strerror}")
    print(f"Everything that is kept is in {out}", file=sys.stderr)
    return 0
