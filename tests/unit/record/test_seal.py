"""Migrations that rebuild a table on SQLite lose its triggers: this test says so in time."""

import pytest
from django.db import connection

from corset.record.seal import SEALED


@pytest.mark.django_db
def test_the_log_is_sealed_after_all_migrations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        triggers = {name for (name,) in cursor.fetchall()}
    assert triggers >= {f"{table}_no_{act}" for table in SEALED for act in ("update", "delete")}
