"""Where the data lie: one SQLite file for a clinic, PostgreSQL for a hospital."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from corset.clinic.variables import is_here, server_of

WAIT_S = 4
"""Seconds that a write waits for another one, and a connection for its server."""
KEPT_S = 60
"""Seconds for which a thread keeps its connection: to open one takes as long as half a page."""
STATEMENT_S = 20
"""Seconds that one statement may take on a server."""
CACHE_KIB = 256
"""What a connection keeps of the file. Each thread of each worker has its own, while the system
keeps the file's pages for all: more makes workers larger and nothing faster (docs/performance.md).
"""
# A decision that was shown must survive a power cut, and two writers must queue, not fail.
SQLITE_OPTIONS = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    f"PRAGMA cache_size=-{CACHE_KIB};",
    "transaction_mode": "IMMEDIATE",
    "timeout": WAIT_S,
}

CACHE_TABLE = "corset_cache"

_NAMES = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def sqlite(path: Path | str) -> dict[str, Any]:
    """Return the settings of a database in one file; foreign keys are on by Django's default."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": KEPT_S,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def postgresql(address: str) -> dict[str, Any]:
    """Return the settings of a server from its address, `postgresql://user@host/name?option=...`.

    One on another machine is spoken to in TLS alone, and only where its certificate bears its name.
    """
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - a clinic in one file needs no driver

    parts = conninfo_to_dict(address)
    named = {_NAMES[key]: str(value) for key, value in parts.items() if key in _NAMES}
    bounds = f"-c lock_timeout={WAIT_S}s -c statement_timeout={STATEMENT_S}s"
    own = {key: value for key, value in parts.items() if key not in _NAMES}
    secure = {} if is_here(server_of(parts)) else {"sslmode": "verify-full"}
    if secure and own.get("sslmode", "verify-full") == "verify-full":
        secure["sslrootcert"] = "system"
    options = {
        "connect_timeout": WAIT_S,
        **secure,
        **own,
        "options": f"{bounds} {own.get('options', '')}",
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": KEPT_S,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        **named,
    }


def cache(folder: Path, address: str) -> dict[str, Any]:
    """Return where wrong passwords are counted: known to every process, and kept over a restart.

    On one box beside the database, for a locked SQLite would keep everybody out; in the large in
    the database, for there are several machines.
    """
    kind = "db.DatabaseCache" if address else "filebased.FileBasedCache"
    return {
        "BACKEND": f"django.core.cache.backends.{kind}",
        "LOCATION": CACHE_TABLE if address else str(folder / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }


def private_folder(path: Path) -> None:
    """Make a folder that its owner alone can open; one that is there already stays as it is."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Let a database's file be read by its owner alone, and what SQLite writes beside it too."""
    for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        with suppress(PermissionError, FileNotFoundError):
            file.chmod(0o600)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
