"""Writing: in order, once, whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.diary import MORNING, PROGRAMME, Diary

from corset.record import projections
from corset.record.errors import KeyReused, StaleVersion
from corset.record.log.replay import EMPTY, FOLDED, load
from corset.record.models import AlertRow, DecisionRow, EventRow, Stream
from corset.therapy.commands import Actor, Enrol, ReportEmergency, SetPhase
from corset.therapy.terms import Phase, Role

REMISSION, EXACERBATION = SetPhase(phase=Phase.REMISSION), SetPhase(phase=Phase.EXACERBATION)


def in_a_thread(work, *args):
    try:
        return work(*args)
    finally:
        connection.close()


def test_events_are_numbered_without_gaps(database):
    diary = Diary().take_in()
    assert [row.seq for row in EventRow.objects.order_by("seq")] == [1, 2, 3, 4]
    assert load(diary.patient).version == 4


def test_every_entry_says_who_when_and_under_which_rules(database):
    row = Diary().write(Enrol()).row
    event = row.events.get()
    for written in (row, event):
        assert (written.actor_role, written.actor_id) == ("clinician", "clinician")
        assert written.programme_digest == PROGRAMME.digest
        assert written.rules_digest == PROGRAMME.rules_digest
        assert written.recorded_at > MORNING
    assert event.at == MORNING
    assert (row.from_version, row.to_version) == (0, 1)


def test_a_refusal_is_kept_with_its_reasons_and_without_events(database):
    diary = Diary().take_in()
    row = diary.refused().row
    assert not row.accepted
    assert row.read_reasons()
    assert not row.events.exists()
    assert load(diary.patient).version == 4


def test_a_decision_on_an_old_version_is_not_written(database):
    diary = Diary().take_in()
    old = load(diary.patient)
    diary.write(EXACERBATION)
    with pytest.raises(StaleVersion, match="no longer at version 4"):
        diary.write(REMISSION, on=old)
    assert load(diary.patient).state.phase is Phase.EXACERBATION
    assert DecisionRow.objects.count() == 5


def test_the_first_entry_too_needs_an_empty_log(database):
    diary = Diary().take_in()
    with pytest.raises(StaleVersion):
        diary.write(Enrol(), on=EMPTY)


def test_of_two_writers_at_once_one_decides_again(database):
    diary = Diary().take_in()
    place, together = load(diary.patient), Barrier(2)

    def write(key):
        together.wait()
        try:
            return diary.write(EXACERBATION, key=key, on=place, at=MORNING)
        except StaleVersion:
            return None

    with ThreadPoolExecutor(2) as threads:
        written = list(threads.map(lambda key: in_a_thread(write, key), ("one", "other")))
    assert sum(entry is not None for entry in written) == 1
    assert Stream.objects.get().version == EventRow.objects.count() == 5


def test_a_submission_sent_twice_counts_once(database):
    diary = Diary().take_in()
    first = diary.write(EXACERBATION, key="sent-twice")
    again = diary.write(EXACERBATION, key="sent-twice")
    assert again.repeated
    assert again.decision == first.decision
    assert again.row == first.row
    assert EventRow.objects.count() == 5


def test_it_is_recognised_even_by_a_writer_who_is_behind(database):
    diary = Diary().take_in()
    old = load(diary.patient)
    diary.write(EXACERBATION, key="sent-twice")
    assert diary.write(EXACERBATION, key="sent-twice", on=old).repeated


def test_two_patients_may_use_the_same_key(database):
    for _ in range(2):
        assert not Diary().write(Enrol(), key="first").repeated


@pytest.mark.parametrize(
    "other",
    [
        {"command": REMISSION},
        {"command": EXACERBATION, "by": Actor(Role.CLINICIAN, "another")},
    ],
    ids=["command", "actor"],
)
def test_a_key_with_another_meaning_is_an_error(database, other):
    diary = Diary().take_in()
    diary.write(EXACERBATION, key="used")
    with pytest.raises(KeyReused, match="needs a new key"):
        diary.write(**other, key="used")


def test_alert_and_stop_are_written_together(database):
    diary = Diary().take_in()
    diary.write(ReportEmergency())
    assert [row.name for row in EventRow.objects.filter(seq__gt=4).order_by("seq")] == [
        "EmergencyReported",
        "AlertRaised",
    ]
    assert AlertRow.objects.get(patient=diary.patient).kind == "emergency"


def test_when_the_last_step_fails_nothing_is_written(database, monkeypatch):
    diary = Diary().take_in()
    before = load(diary.patient)

    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(projections, "card_of", fail)
    with pytest.raises(OSError, match="full"):
        diary.write(ReportEmergency())
    FOLDED.clear()
    assert load(diary.patient) == before
    assert DecisionRow.objects.count() == EventRow.objects.count() == 4
    assert not AlertRow.objects.exists()
