"""The same tests on SQLite and on PostgreSQL, each on a fresh database of its own.

A test that takes the fixture `database` runs twice. Inside it, Django's default database is a new
and migrated one: a real file or a real server, so that threads, transactions and triggers are
what they are in a clinic.
"""

import os
import shutil
import subprocess
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql
from psycopg.conninfo import make_conninfo
from tests.conftest import lacking
from tests.diary import Diary
from tests.story import account

from corset.clinic import databases
from corset.people.models import Patient, Role
from corset.record.log.replay import FOLDED
from corset.record.log.seal import ALL, unseal
from corset.record.models import DecisionRow, Delivery

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


@pytest.fixture
def empty_postgresql(postgresql):
    """The settings of a PostgreSQL database without any table."""
    name = f"corset_empty_{next(_number)}"
    _execute(postgresql, "CREATE DATABASE {}", name)
    yield {**databases.postgresql(make_conninfo(postgresql, dbname=name)), "CONN_MAX_AGE": 0}
    _execute(postgresql, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request, django_db_blocker):
    """Run the test on each kind of database; the value is the kind's name."""
    settings = request.getfixturevalue(f"{request.param}_database")
    with django_db_blocker.unblock(), default_database(settings):
        yield request.param


@pytest.fixture
def settings_of_the_clinic(database, request, tmp_path):
    """The environment of a process that works on the test's own database."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("CORSET_")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    if database == "postgresql":
        server = request.getfixturevalue("postgresql")
        name = connection.settings_dict["NAME"]
        env["CORSET_DATABASE"] = server.replace("/postgres?", f"/{name}?")
    return {**env, "CORSET_DATA": str(tmp_path), "CORSET_SECRET_KEY": "for-tests-only"}


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of its own, with a secret key and a drawing."""
    settings.DATA = tmp_path / "data"
    settings.HEADS = settings.DATA / "heads"
    (settings.DATA / "artefacts").mkdir(parents=True)
    (settings.DATA / "artefacts" / "still.webp").write_bytes(b"drawn")
    (settings.DATA / "secret-key").write_text("very secret")
    return settings.DATA


@pytest.fixture
def clinic(database, data):
    """Two patients with logs, one of whose decisions came from a device, and an administrator."""
    FOLDED.clear()
    account(Role.ADMINISTRATOR, "office")
    diaries = [Diary().take_in(), Diary().take_in()]
    for number, diary in enumerate(diaries):
        diary.refused()
        Patient.objects.create(id=diary.patient, name=f"Jo «{number}» Ωmega")
    row = DecisionRow.objects.order_by("id").last()
    now = row.instant.replace(microsecond=123_456)
    Delivery.objects.create(
        decision=row, sent_by_role="p", sent_by_id="x", form=1, told_at=now, corrected="order"
    )
    return diaries


@pytest.fixture
def unsealed_log(database):
    """A patient with a clinician in the care team, an administrator, and a log of a few entries."""
    FOLDED.clear()
    account(Role.ADMINISTRATOR, "office")
    diary = Diary().take_in()
    diary.refused()
    Patient.objects.create(id=diary.patient, name="Jo")
    unseal(connection, ALL)
    return diary


def _execute(server, statement, *names):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def power(tmp_path_factory):
    """What is loaded before the C library, so that it is known what a disk has for sure."""
    return _loaded_before("power", tmp_path_factory.mktemp("power"))


@pytest.fixture(scope="session")
def failing(tmp_path_factory):
    """What is loaded before the C library, so that a disk can fail."""
    return _loaded_before("failing", tmp_path_factory.mktemp("failing"))


def _loaded_before(name, folder):
    compiler = shutil.which("cc")
    if compiler is None:
        lacking("cc", "install a C compiler, Debian's packages `gcc` and `libc6-dev`")
    made, source = folder / f"{name}.so", Path(__file__).with_name(f"{name}.c")
    told = [compiler, "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"]
    subprocess.run(told, check=True)  # noqa: S603 - our own source
    return str(made)
