"""Restore a backup into an empty clinic: a new data folder and a new database.

All digests and chains are checked before it says so; where anything is wrong, nothing is written.
Exit status: 0 restored, 1 restored, with logs that were broken already, 2 not restored.
"""

import argparse

from corset.cli.arguments import there
from corset.cli.errors import complain
from corset.cli.server.setup import set_up

NAME = "restore"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=there, help="the backup")
    key = "the file of the private key, where the backup is encrypted"
    parser.add_argument("--key", type=there, default=None, metavar="PRIVATE", help=key)


def run(chosen: argparse.Namespace) -> int:
    """Restore it, and say what stands there now."""
    set_up()
    from corset.services.keeping.archive import InvalidBackup  # noqa: PLC0415 - after set_up
    from corset.services.keeping.restoring import NotEmptyClinic, restore  # noqa: PLC0415 - as above

    try:
        done = restore(chosen.file, key=chosen.key)
    except (InvalidBackup, NotEmptyClinic) as error:
        return complain(f"restore: {error} Nothing was restored.")
    print(f"restored as of {done.made_at}: {done.logs} logs, {done.rows} rows, all as they were")
    for who in done.broken:
        print(f"{who}: the log was broken already; `corset check-log {who}` says where")
    return 1 if done.broken else 0
