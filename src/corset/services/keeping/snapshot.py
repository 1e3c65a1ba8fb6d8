"""All of the database as it stood at one moment, while others go on writing."""

import os
import sqlite3
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from corset.record.log.chain import Break
from corset.record.log.examination import Head, examine, head_of
from corset.record.models import Stream
from corset.services.integrity.heads import signed_head

_COPY = "corset-snapshot"


class UnreadableCopy(Exception):
    """The copy of the database is damaged; so is the database."""


@contextmanager
def snapshot() -> Generator[str]:
    """Let the database be read as it stands now; the value is the connection to ask.

    On SQLite that is a copy by SQLite's own backup, on PostgreSQL one repeatable transaction.
    """
    if connection.vendor == "sqlite":
        with _copied() as path, database({**_own(), "NAME": str(path)}, _COPY):
            yield _COPY
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield DEFAULT_DB_ALIAS


@contextmanager
def database(described: Mapping[str, Any], alias: str) -> Generator[str]:
    """Let another database be asked under a name of its own."""
    known = connections.configure_settings({DEFAULT_DB_ALIAS: {}, alias: dict(described)})
    connections.settings[alias] = known[alias]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


@contextmanager
def private_folder() -> Generator[Path]:
    """Let files lie for a while where only the clinic's own user reads them."""
    with tempfile.TemporaryDirectory(prefix=".keeping-", dir=settings.DATA) as name:
        yield Path(name)


def heads_of(using: str) -> dict[UUID, Head]:
    """Return where every log stands."""
    patients = Stream.objects.using(using).values_list("patient", flat=True)
    return {who: head_of(who, using=using) for who in patients}


def broken_in(using: str) -> dict[UUID, Break]:
    """Return what does not hold in a database in which nobody writes meanwhile."""
    patients = Stream.objects.using(using).values_list("patient", flat=True)
    found = {
        who: examine(who, signed=signed_head(who), using=using, still=True) for who in patients
    }
    return {who: broken for who, broken in found.items() if broken is not None}


@contextmanager
def _copied() -> Generator[Path]:
    with private_folder() as folder:
        path = folder / "copy.sqlite3"
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        connection.ensure_connection()
        copy = sqlite3.connect(path)
        try:
            connection.connection.backup(copy)
            [(said, *_)] = copy.execute("PRAGMA integrity_check(1)").fetchall()
        except sqlite3.DatabaseError as error:
            raise UnreadableCopy(f"The database is damaged: {error}.") from error
        finally:
            copy.close()
        if said != "ok":
            raise UnreadableCopy(f"The database is damaged: {said}.")
        yield path


def _own() -> dict[str, Any]:
    return {key: value for key, value in connection.settings_dict.items() if key != "TEST"}
