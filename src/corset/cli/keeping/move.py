"""Move the clinic into another, empty database: from SQLite to PostgreSQL or back.

Stop the clinic first. What stands here stays; that all logs stand there as they do here is proved
before it says so. Exit status: 0 moved, 1 moved, with logs that were broken already, 2 not moved.
"""

import argparse
import os
from pathlib import Path

from corset.cli.errors import complain
from corset.cli.server.setup import require_tables, set_up

NAME = "move"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    to = "postgresql://user@host/name, or a new file for SQLite"
    parser.add_argument("to", help=to)


def run(chosen: argparse.Namespace) -> int:
    """Move, and say what to set so that the clinic is found there."""
    set_up()
    require_tables(NAME)
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.db import DatabaseError  # noqa: PLC0415 - as above

    from corset.services.keeping import moving  # noqa: PLC0415 - as above

    server = chosen.to.startswith(("postgresql://", "postgres://"))
    if server and not settings.DATABASE_MAY_BE(chosen.to):
        return complain(f"move: that address cannot be taken; allowed: {NEW}")
    path = None if server else _made(chosen.to)
    if not server and path is None:
        return complain(f"move: {chosen.to} is there already or cannot be made; allowed: {NEW}")
    described = settings.DATABASE_KINDS["postgresql" if server else "sqlite"](path or chosen.to)
    try:
        done = moving.move(described)
    except (moving.NotEmptyClinic, moving.InvalidMove, DatabaseError) as error:
        if path:
            _forget(path)
        return complain("move", error)
    found = "CORSET_DATABASE to that address" if server else "it in place of corset.sqlite3"
    print(f"moved: {done.logs} logs, {done.rows} rows, every head the same; now set {found}")
    return 1 if done.broken else 0


NEW = (
    "postgresql://user@host/name, of sslmode on another machine verify-full or verify-ca, "
    "or a file that is not there yet"
)


def _made(to: str) -> Path | None:
    """Return a new file that only its owner reads; nothing where there is one."""
    path = Path(to)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return None
    return path


def _forget(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
