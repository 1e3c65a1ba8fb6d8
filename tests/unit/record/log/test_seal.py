"""Migrations that rebuild a table on SQLite lose its triggers: this test says so in time."""

import pytest
from django.db import DatabaseError, connection
from tests.diary import Diary

from corset.record.log.seal import ALL
from corset.record.models import EventRow


@pytest.mark.django_db
def test_the_log_is_sealed_after_all_migrations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        triggers = {name for (name,) in cursor.fetchall()}
    acts = ("update", "delete", "insert")
    assert triggers >= {f"{table}_no_{act}" for table in ALL for act in acts}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_tests_that_commit_leave_nothing_behind_and_the_log_sealed(turn):
    assert not EventRow.objects.exists()
    Diary().take_in()
    with pytest.raises(DatabaseError, match="append-only"):
        EventRow.objects.update(actor_id=turn)
