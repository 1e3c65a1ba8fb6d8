"""What was written stays: triggers refuse changes, and the chain shows those that got past."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from tests.diary import Diary

from corset.record.log import chain
from corset.record.log.chain import Break, digest_of, verify_chain
from corset.record.log.seal import DELIVERIES, SEALED, unseal
from corset.record.models import DecisionRow, EventRow, Stream
from corset.record.serialisation.codec import canonical


@pytest.fixture
def diary(database):
    diary = Diary().take_in()
    diary.refused()
    return diary


@pytest.fixture
def unsealed(diary):
    unseal(connection)
    return diary


def broken(diary):
    return verify_chain(diary.patient)


def test_a_log_as_it_was_written_is_whole(diary):
    assert broken(diary) is None


def test_so_is_one_that_does_not_exist(database):
    assert broken(Diary()) is None


@pytest.mark.parametrize("table", SEALED)
@pytest.mark.parametrize("change", ["UPDATE {} SET actor_id = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_changes(diary, table, change):
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(change.format(table))
    assert broken(diary) is None


def test_postgresql_refuses_to_truncate(diary, database):
    if database != "postgresql":
        pytest.skip("SQLite has no such statement")
    tables = ", ".join((*SEALED, *DELIVERIES))
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(f"TRUNCATE {tables}")


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
