"""What was written stays: triggers refuse changes, and the chain shows those that got past."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from tests.diary import Diary

from corset.record.log import chain
from corset.record.log.chain import Break, digest_of, verify_chain
from corset.record.log.seal import ALL, unseal
from corset.record.models import DecisionRow, Delivery, EventRow, Stream
from corset.record.serialisation.codec import canonical


@pytest.fixture
def diary(database):
    diary = Diary().take_in()
    diary.refused()
    return diary


@pytest.fixture
def unsealed(diary):
    unseal(connection, ALL)
    return diary


def broken(diary):
    return verify_chain(diary.patient)


def test_a_log_as_it_was_written_is_whole(diary):
    assert broken(diary) is None


def test_so_is_one_that_does_not_exist(database):
    assert broken(Diary()) is None


@pytest.fixture
def delivered(diary):
    """A log whose last decision came from a device."""
    row = DecisionRow.objects.order_by("id").last()
    Delivery.objects.create(decision=row, sent_by_role="patient", sent_by_id="x", form=1)
    return diary


CHANGES = {
    "record_decisionrow": "actor_id = 'x'",
    "record_eventrow": "actor_id = 'x'",
    "record_delivery": "sent_by_id = 'y'",
}


def refused(statement):
    """Run a statement that the database must not obey."""
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("table", ALL)
@pytest.mark.parametrize("change", ["UPDATE {} SET {}", "DELETE FROM {}"])
def test_the_database_refuses_changes(delivered, table, change):
    refused(change.format(table, CHANGES[table]))
    assert broken(delivered) is None


@pytest.mark.parametrize("by", ["OR REPLACE", "OR IGNORE", ""])
@pytest.mark.parametrize("table", ALL)
def test_sqlite_refuses_to_replace_a_row(delivered, database, table, by):
    """Without a trigger of its own, a row that is replaced is removed and nobody is asked."""
    if database != "sqlite":
        pytest.skip("PostgreSQL has no such statement")
    refused(f"INSERT {by} INTO {table} SELECT * FROM {table}")  # noqa: S608
    assert broken(delivered) is None


@pytest.mark.parametrize("table", ALL)
def test_sqlite_refuses_to_replace_a_row_under_a_new_id(delivered, database, table):
    if database != "sqlite":
        pytest.skip("PostgreSQL has no such statement")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        others = ", ".join(f'"{c[0]}"' for c in cursor.description if c[0] != "id")
    refused(f"INSERT OR REPLACE INTO {table} ({others}) SELECT {others} FROM {table}")  # noqa: S608
    assert broken(delivered) is None


def test_postgresql_refuses_to_write_over_a_row(delivered, database):
    if database != "postgresql":
        pytest.skip("SQLite replaces in another way")
    refused(
        "INSERT INTO record_eventrow SELECT * FROM record_eventrow "
        "ON CONFLICT (id) DO UPDATE SET actor_id = 'x'"
    )
    assert broken(delivered) is None


@pytest.mark.parametrize("tables", [", ".join(ALL), "record_stream CASCADE", "record_delivery"])
def test_postgresql_refuses_to_truncate(delivered, database, tables):
    if database != "postgresql":
        pytest.skip("SQLite has no such statement")
    refused(f"TRUNCATE {tables}")


def test_every_table_of_the_log_is_sealed_against_everything(database):
    """A migration that builds a table anew takes its triggers away."""
    kind = "sqlite_master WHERE type" if database == "sqlite" else "pg_trigger WHERE 'trigger'"
    name = "name" if database == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {kind} = 'trigger'")  # noqa: S608
        there = {row[0] for row in cursor.fetchall()}
    last = "insert" if database == "sqlite" else "truncate"
    wanted = {f"{table}_no_{action}" for table in ALL for action in ("update", "delete", last)}
    assert wanted <= there


@pytest.mark.parametrize(
    "change",
    [
        {"payload": '{"phase":"remission"}'},
        {"actor_id": "another"},
        {"rules_digest": "other rules"},
        {"name": "Cleared"},
        {"schema_version": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_event_is_found(unsealed, change):
    EventRow.objects.filter(seq=2).update(**change)
    assert broken(unsealed) == Break("event", 2)


def test_a_missing_event_is_found(unsealed):
    EventRow.objects.filter(seq=3).delete()
    assert broken(unsealed) == Break("event", 3)


def test_a_log_cut_short_is_found(unsealed):
    EventRow.objects.filter(seq=4).delete()
    assert broken(unsealed) == Break("event", 4)


def test_exchanged_events_are_found(unsealed):
    EventRow.objects.filter(seq=2).update(seq=99)
    EventRow.objects.filter(seq=3).update(seq=2)
    EventRow.objects.filter(seq=99).update(seq=3)
    assert broken(unsealed) == Break("event", 2)


def test_changed_reasons_are_found(unsealed):
    DecisionRow.objects.filter(number=1).update(reasons="[]")
    assert broken(unsealed) == Break("decision", 1)


def test_a_refusal_that_was_removed_is_found(unsealed):
    DecisionRow.objects.filter(accepted=False).delete()
    assert broken(unsealed) == Break("decision", 5)


def test_another_patients_log_in_its_place_is_found(unsealed):
    other = Diary().take_in()
    Stream.objects.filter(patient=unsealed.patient).update(
        **Stream.objects.values("version", "head").get(patient=other.patient)
    )
    assert broken(unsealed) == Break("event", 5)


def test_a_row_from_before_what_was_said_was_kept_holds_as_it_did(diary):
    """The digest of such a row is that of all its other fields, as it was when it was written."""
    row = DecisionRow.objects.filter(stream=diary.patient).first()
    row.said = None
    kept = {f.attname: getattr(row, f.attname) for f in DecisionRow._meta.concrete_fields}
    older = {name: value for name, value in kept.items() if name not in {"id", "digest", "said"}}
    older = {name: chain._plain(value) for name, value in older.items()}
    assert digest_of(row) == sha256(canonical(older).encode()).hexdigest()
    row.said = "{}"
    assert digest_of(row) != sha256(canonical(older).encode()).hexdigest()
