"""Both kinds of database really run, fresh and migrated, and behave as a clinic's must."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from corset.record.log.seal import DELIVERIES, SEALED


def test_is_the_kind_that_it_says(database):
    assert connection.vendor == database


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_starts_with_an_empty_database(database, turn):
    Session.objects.create(session_key=f"turn-{turn}", expire_date=timezone.now())
    assert Session.objects.count() == 1


def test_another_thread_sees_what_was_committed(database):
    def count():
        try:
            return Session.objects.count()
        finally:
            connection.close()

    with transaction.atomic():
        Session.objects.create(session_key="committed", expire_date=timezone.now())
    with ThreadPoolExecutor() as threads:
        assert threads.submit(count).result() == 1


def test_sqlite_writes_ahead_and_waits_for_the_disk(database):
    if database != "sqlite":
        pytest.skip("a matter of SQLite")
    with connection.cursor() as cursor:
        settings = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]


@pytest.mark.parametrize("table", [*SEALED, *DELIVERIES])
def test_no_index_of_the_log_is_the_beginning_of_another(database, table):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    columns = [tuple(one["columns"]) for one in found if one["index"] or one["unique"]]
    pairs = [(one, other) for one in columns for other in columns if one != other]
    assert columns
    assert [one for one, other in pairs if other[: len(one)] == one] == []
