"""The same tests on SQLite and on PostgreSQL, each on a fresh database of its own.

A test that takes the fixture `database` runs twice. Inside it, Django's default database is a new
and migrated one: a real file or a real server, so that threads, transactions and triggers are
what they are in a clinic.
"""

import shutil
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from corset.clinic import databases

TEMPLATE = "corset_template"
_number = count(1)


@contextmanager
def default_database(settings: dict):
    """Make `settings` Django's default database, in this thread and in those that it starts."""
    before_settings = connections.settings["default"]
    before = connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": settings})[
        "default"
    ]
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = before_settings
        connections["default"] = before


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory, django_db_blocker):
    path = tmp_path_factory.mktemp("template") / "corset.sqlite3"
    with django_db_blocker.unblock(), default_database(databases.sqlite(path)):
        call_command("migrate", verbosity=0)
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql, django_db_blocker):
    _execute(postgresql, "CREATE DATABASE {}", TEMPLATE)
    address = make_conninfo(postgresql, dbname=TEMPLATE)
    settings = {**databases.postgresql(address), "CONN_MAX_AGE": 0}
    with django_db_blocker.unblock(), default_database(settings):
        call_command("migrate", verbosity=0)
    return postgresql


@pytest.fixture
def sqlite_database(sqlite_template, tmp_path):
    return databases.sqlite(shutil.copy(sqlite_template, tmp_path / "corset.sqlite3"))


@pytest.fixture
def postgresql_database(postgresql_template):
    name = f"corset_{next(_number)}"
    _execute(postgresql_template, "CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE)
    yield databases.postgresql(make_conninfo(postgresql_template, dbname=name))
    _execute(postgresql_template, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request, django_db_blocker):
    """Run the test on each kind of database; the value is the kind's name."""
    settings = request.getfixturevalue(f"{request.param}_database")
    with django_db_blocker.unblock(), default_database(settings):
        yield request.param


def _execute(server, statement, *names):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
