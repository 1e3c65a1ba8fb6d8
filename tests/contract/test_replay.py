"""Reading: the log gives the state, whatever was folded before and however old an event is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from weakref import WeakSet

import pytest
from django.db import connection
from django.db.models import QuerySet
from tests.diary import MORNING, Diary
from tests.story import Story

from corset.care import fold
from corset.record.log import replay
from corset.record.log.replay import EMPTY, FOLDED, load, state_at
from corset.record.models import AlertRow, CareTeamMember, CheckRow, PatientCard, Stream, log
from corset.record.projections import TABLES, projected, rebuild
from corset.record.serialisation.upcasters import Upcasters
from corset.services.integrity.standing import standing
from corset.services.therapy.commands.submission import submit_to
from corset.therapy.commands import Actor, CheckIn, Enrol, ReportEmergency, SetPhase, Withdraw
from corset.therapy.terms import Phase, Role

READ_MODELS = TABLES


@pytest.fixture
def diary(database):
    FOLDED.clear()
    return Diary().take_in()


def test_an_unknown_patient_has_an_empty_log(database):
    assert load(Diary().patient) == EMPTY


def test_replaying_gives_the_state(diary):
    kept = load(diary.patient)
    FOLDED.clear()
    rows = replay.event_rows(diary.patient)
    assert load(diary.patient) == kept
    assert fold([row.read() for row in rows]) == kept.state


def test_only_new_events_are_read(diary, monkeypatch):
    load(diary.patient)
    asked = []
    read = replay.event_rows
    monkeypatch.setattr(
        replay, "event_rows", lambda *args, **to: asked.append(to["after"]) or read(*args, **to)
    )
    old = FOLDED.get(diary.patient)
    diary.write(SetPhase(phase=Phase.EXACERBATION))
    FOLDED.keep(diary.patient, old)
    assert load(diary.patient).state.phase is Phase.EXACERBATION
    assert asked == [4]


@pytest.mark.parametrize("read", [load, projected])
def test_a_long_log_is_never_held_whole(diary, monkeypatch, read):
    for phase in (Phase.EXACERBATION, Phase.REMISSION) * 10:
        diary.write(SetPhase(phase=phase))
    FOLDED.clear()
    held, most, made = WeakSet(), [0], log.EventRow.from_db.__func__

    def watched(*told):
        row = made(*told)
        held.add(row)
        most[0] = max(most[0], len(held))
        return row

    monkeypatch.setattr(log.EventRow, "from_db", classmethod(watched))
    read(diary.patient)
    assert 0 < most[0] < 10


def test_a_kept_state_that_is_not_of_this_log_is_dropped(diary):
    true = load(diary.patient)
    FOLDED.keep(diary.patient, replay.Loaded(EMPTY.state, 3, "of another log"))
    assert load(diary.patient) == true


def test_the_state_at_a_time(diary):
    diary.write(SetPhase(phase=Phase.EXACERBATION), at=MORNING + timedelta(days=1))
    assert state_at(diary.patient, MORNING + timedelta(hours=1)).state.phase is Phase.REMISSION
    assert state_at(diary.patient, MORNING - timedelta(hours=1)) == EMPTY


def test_old_events_are_brought_to_todays_form(diary, monkeypatch):
    """As if since then a phase were called by another word."""
    upcasters = Upcasters()
    monkeypatch.setattr(log, "UPCASTERS", upcasters)
    monkeypatch.setattr("corset.record.log.entries.UPCASTERS", upcasters)

    @upcasters.register("PhaseSet", 1)
    def _(payload):
        return {**payload, "phase": "exacerbation"}

    FOLDED.clear()
    assert load(diary.patient).state.phase is Phase.EXACERBATION
    diary.write(SetPhase(phase=Phase.REMISSION))
    FOLDED.clear()
    assert load(diary.patient).state.phase is Phase.REMISSION


def test_read_models_can_be_rebuilt(diary):
    diary.write(CheckIn(rest_pain=2, painkillers=1))
    diary.write(ReportEmergency())
    before = read_models()
    rebuild(diary.patient)
    assert read_models() == before
    assert all(before[model] for model in (AlertRow, CareTeamMember, CheckRow, PatientCard))


def test_they_are_built_for_whom_another_clinician_has_taken_over(diary):
    diary.write(Withdraw())
    diary.write(Enrol(), by=Actor(Role.CLINICIAN, "other"))
    before = read_models()
    assert [member["clinician"] for member in before[CareTeamMember]] == ["other"]
    rebuild(diary.patient)
    assert read_models() == before


def read_models():
    return {
        model: list(
            model.objects.values(*(f.attname for f in model._meta.fields if f.name != "id"))
        )
        for model in READ_MODELS
    }


def test_a_place_that_was_read_before_another_thread_wrote_forgets_nothing(diary, monkeypatch):
    load(diary.patient)
    FOLDED.mark_checked(diary.patient)
    behind = Stream.objects.get(patient=diary.patient)
    written = diary.write(SetPhase(phase=Phase.EXACERBATION))
    FOLDED.keep(diary.patient, written.loaded)
    first = iter([behind])
    asked = QuerySet.first
    monkeypatch.setattr(QuerySet, "first", lambda rows: next(first, None) or asked(rows))
    assert load(diary.patient).state.phase is Phase.EXACERBATION
    assert FOLDED.is_checked(diary.patient)


def test_who_reads_while_another_writes_throws_nothing_away(database, monkeypatch):
    """Before a decision is in the log for good, what is at hand is what the log says."""
    FOLDED.clear()
    story = Story().bring_home()
    patient = story.patient
    before = standing(patient.id).loaded
    folded, seen = [], []
    fold = replay.fold
    monkeypatch.setattr(
        replay, "fold", lambda events, state: folded.append(1) or fold(events, state)
    )

    def read(*_):
        with ThreadPoolExecutor(1) as another:
            seen.append(another.submit(_read_elsewhere, patient.id).result())

    submit_to(
        patient=patient,
        command=ReportEmergency(),
        by=story.user.actor,
        key="told",
        now=story.now,
        also=read,
    )
    assert seen == [before]
    assert folded == []
    assert FOLDED.get(patient.id).version == before.version + 2
    assert FOLDED.is_checked(patient.id)


def _read_elsewhere(patient):
    try:
        return standing(patient).loaded
    finally:
        connection.close()
