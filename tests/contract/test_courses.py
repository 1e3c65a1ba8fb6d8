"""A course written at once leaves what the same course leaves that was written step by step."""

from dataclasses import replace
from random import Random
from uuid import uuid4

import pytest
from tests.diary import PROGRAMME

from corset.record import projections
from corset.record.errors import StaleVersion
from corset.record.log import courses
from corset.record.log.append import Submission, append
from corset.record.log.courses import Course
from corset.record.log.examination import examine
from corset.record.log.replay import EMPTY, FOLDED, load
from corset.record.models import DecisionRow, EventRow, ProgrammeRow, Stream
from corset.record.projections import storage
from corset.services.demonstration.filling import entries
from corset.services.therapy.decisions.said import what_is_said
from corset.simulation.actors import CLINICIAN, OTHER_CLINICIAN, PATIENT
from corset.simulation.cohort import admit, live
from corset.simulation.driver import Core
from corset.simulation.therapy import Therapy
from corset.therapy.commands import Actor, Enrol, Withdraw
from corset.therapy.terms import Role

ANNA = Actor(Role.PATIENT, "anna")
OWN = {"id", "stream_id", "decision_id", "recorded_at", "previous", "digest"}
"""What two logs of the same do not share; that it is right is what the chain says."""


def lived(seed):
    draw = Random(seed)  # noqa: S311 - no secret hangs on it
    patient, _ = admit(Core(PROGRAMME), draw)
    live(patient, days=15)
    return patient.therapy


def says_everything(therapy):
    """Whether there are refusals, an alert, and somebody who trains at home."""
    refused = any(not step.decision.accepted for step in therapy.history)
    return refused and therapy.state.alerts_raised and therapy.state.signed_off


@pytest.fixture(scope="module")
def therapy():
    return next(filter(says_everything, map(lived, range(200))))


@pytest.fixture(scope="module")
def course(therapy):
    return Course.of(entries(therapy.history, PROGRAMME), PROGRAMME)


def appended(therapy):
    """Write a course step by step, as a clinic does."""
    patient = uuid4()
    for number, step in enumerate(therapy.history):
        by = ANNA if step.by == PATIENT else step.by
        append(
            patient=patient,
            on=load(patient),
            submission=Submission(
                key=f"filling:{number}", command=step.command, by=by, at=step.now
            ),
            decision=step.decision,
            programme=PROGRAMME,
            said=what_is_said(step.decision, PROGRAMME),
        )
    return patient


def at_once(course):
    patient = uuid4()
    courses.write(patient, course, actors={PATIENT: ANNA})
    return patient


def fields(row, *without):
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: getattr(row, name) for name in names if name not in {*OWN, *without}}


def rows(patient):
    decisions = DecisionRow.objects.filter(stream_id=patient).order_by("number")
    events = EventRow.objects.filter(stream_id=patient).select_related("decision").order_by("seq")
    said = [fields(row) | {"of": row.decision.number} for row in events]
    return [fields(row) for row in decisions], said


def said_by(row):
    """What a row of a read model says; a decision by its place, for its id is another each time."""
    said = {name: getattr(row, name) for name in storage.fields_of(type(row))}
    if "changed_by" in said:
        said["changed_by"] = row.changed_by and row.changed_by.number
    return {name: said[name] for name in said.keys() - {"patient", "session"}}


KINDS = ("team", "alerts", "checks", "turns", "courses", "sessions", "results")


def read_models(patient):
    kept = storage.read_all(patient, using="default")
    shown = {
        kind: {name: said_by(row) for name, row in getattr(kept, kind).items()} for kind in KINDS
    }
    return shown | {"card": said_by(projections.PatientCard.objects.get(patient=patient))}


def test_its_rows_are_those_that_are_written_step_by_step(database, therapy, course):
    one, other = appended(therapy), at_once(course)
    for written, there in zip(rows(other), rows(one), strict=True):
        assert len(written) == len(there)
        for row, same in zip(written, there, strict=True):
            assert row == same
    assert any(row["actor_id"] == "anna" for row in rows(other)[1])
    assert any(row["said"] for row in rows(other)[0])


def test_so_is_what_pages_read(database, therapy, course):
    one, other = read_models(appended(therapy)), read_models(at_once(course))
    for kind, shown in one.items():
        assert other[kind] == shown
        assert shown, kind


def test_who_has_handed_over_is_not_in_the_team(database):
    therapy = Therapy(Core(PROGRAMME))
    for command, by in ((Enrol(), CLINICIAN), (Withdraw(), CLINICIAN), (Enrol(), OTHER_CLINICIAN)):
        therapy.accept(command, by)
    patient = at_once(Course.of(entries(therapy.history, PROGRAMME), PROGRAMME))
    assert set(storage.read_all(patient, using="default").team) == {OTHER_CLINICIAN.id}
    assert examine(patient) is None


def test_the_log_holds_and_has_led_to_the_same_state(database, therapy, course):
    patient = at_once(course)
    FOLDED.clear()
    assert examine(patient) is None
    assert load(patient).state == therapy.state
    stream = Stream.objects.get(patient=patient)
    assert (stream.version, stream.decisions) == (
        EventRow.objects.count(),
        DecisionRow.objects.count(),
    )
    assert ProgrammeRow.objects.get().digest == PROGRAMME.digest


def test_it_goes_on_as_any_other(database, therapy, course):
    patient = at_once(course)
    on, last = load(patient), therapy.history[-1]
    decision = Core(PROGRAMME, on.state).submit(command=last.command, by=ANNA, now=therapy.now)
    sent = Submission(key="next", command=last.command, by=ANNA, at=therapy.now)
    append(patient=patient, on=on, submission=sent, decision=decision, programme=PROGRAMME)
    assert examine(patient) is None


def test_two_patients_have_one_course_and_each_a_log_of_their_own(database, course):
    heads = [Stream.objects.get(patient=at_once(course)).head for _ in range(2)]
    assert heads[0] != heads[1]
    assert all(examine(patient) is None for patient in Stream.objects.values_list("pk", flat=True))


def test_a_log_that_has_entries_keeps_them_and_takes_no_course(database, course):
    patient = at_once(course)
    before = rows(patient)
    with pytest.raises(StaleVersion, match="has entries already"):
        courses.write(patient, course)
    assert rows(patient) == before


def test_when_the_last_step_fails_nothing_is_written(database, course, monkeypatch):
    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(projections, "card_of", fail)
    with pytest.raises(OSError, match="full"):
        at_once(course)
    assert not Stream.objects.exists()
    assert not DecisionRow.objects.exists()
    assert not projections.CheckRow.objects.exists()


def test_an_empty_course_is_an_empty_log(database, course):
    patient = uuid4()
    courses.write(patient, replace(course, entries=(), steps=()))
    assert load(patient) == EMPTY
    assert examine(patient) is None
