"""Gives up a connection to SQLite whose file is no longer the one that bears its name.

A thread keeps its connection beyond a request. Whoever puts another file in the database's place
while the clinic serves would otherwise have up to a minute of reports written to a file that
nobody can open any more.
"""

import os
from typing import Any

from django.core.signals import request_started
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_File = tuple[int, int] | None


def listen() -> None:
    """Remember which file a connection was opened on, and look again before each request."""
    connection_created.connect(_remember)
    request_started.connect(_give_up)


def _remember(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        vars(connection)["opened_file"] = _named(connection)


def _give_up(**_: Any) -> None:
    for connection in connections.all(initialized_only=True):
        if connection.connection is None or connection.vendor != "sqlite":
            continue
        if vars(connection).get("opened_file") != _named(connection):
            connection.close()


def _named(connection: BaseDatabaseWrapper) -> _File:
    """Return which file has the database's name now; nothing where none has, or it is no file."""
    try:
        found = os.stat(connection.settings_dict["NAME"])  # noqa: PTH116 - a name that may be no path
    except OSError:
        return None
    return found.st_dev, found.st_ino
