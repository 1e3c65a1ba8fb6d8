"""Keep all of the clinic in one file, while it goes on: database, secret key, artefacts, heads.

Exit status: 0 kept, 1 kept but some logs in it are broken, 2 not kept.
"""

import argparse

from corset.cli.arguments import new_file
from corset.cli.errors import complain
from corset.cli.server.setup import require_tables, set_up

NAME = "backup"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=new_file, help="the backup; never written over")
    to = "encrypt it to this public key: age1… or an ssh key"
    parser.add_argument("--to", default="", metavar="PUBLICKEY", help=to)


def run(chosen: argparse.Namespace) -> int:
    """Keep it, and say what was kept."""
    set_up()
    require_tables(NAME)
    from corset.services.keeping.archive import InvalidBackup  # noqa: PLC0415 - after set_up
    from corset.services.keeping.backup import back_up  # noqa: PLC0415 - as above
    from corset.services.keeping.snapshot import UnreadableCopy  # noqa: PLC0415 - as above

    if chosen.file.exists():
        return complain(f"backup: {chosen.file} is there already; allowed: a new file")
    try:
        made = back_up(chosen.file, to=chosen.to)
    except (InvalidBackup, UnreadableCopy) as error:
        return complain("backup", error)
    how = "encrypted" if made.encrypted else "NOT encrypted; it holds the secret key: keep it safe"
    print(f"{made.path}: {made.logs} logs, {made.rows} rows, {how}")
    for who in made.broken:
        print(f"{who}: the log is broken; `corset check-log {who}` says where")
    return 1 if made.broken else 0
