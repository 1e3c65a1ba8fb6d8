"""State from events: what each leaves behind, and what it leaves alone."""

from dataclasses import dataclass

import pytest
from tests.patient import MONDAY, PATIENT, Patient, at_home

from corset.care import evolve, fold
from corset.care.evolve import FOLLOWS
from corset.therapy import commands as c
from corset.therapy.events import EVENTS, Event, PainReported
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Danced(Event):
    """Nothing that the core knows."""


def test_an_unknown_event_is_refused_by_name():
    with pytest.raises(TypeError, match="Danced; upcast old events first"):
        evolve(State(), Danced(at=MONDAY))


def test_nothing_happened_in_an_empty_log():
    assert fold([]) == State()


def test_every_kind_of_event_is_folded():
    assert {kind.__name__ for kind in FOLLOWS} == set(EVENTS)


def test_pain_at_an_exercise_of_no_session_is_kept_by_the_log_only():
    before = at_home().state
    after = evolve(before, PainReported(at=MONDAY, exercise="T1", nrs=7, words=None))
    assert after == before


def test_facts_that_are_not_given_stay():
    intake = Patient().take_in(age=50).accepted(c.RecordIntake(rest_pain=4)).state.intake
    assert (intake.age, intake.rest_pain) == (50, 4)


def test_new_facts_need_a_new_proposal():
    patient = Patient().take_in().accepted(c.Propose())
    assert patient.state.proposal is not None
    assert patient.accepted(c.RecordIntake(age=71)).state.proposal is None


def test_a_new_therapy_remembers_what_hurt_and_nothing_that_was_signed():
    patient = at_home().hurts_badly("L3").accepted(c.Withdraw(), PATIENT)
    state = patient.accepted(c.Enrol()).state
    assert state.barred == ("L3",)
    assert (state.plan, state.signed_off, state.supervised) == (None, False, 0)


def test_the_worst_report_of_a_session_counts_in_any_order():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    for nrs in (2, 5, 1):
        patient.accepted(c.ReportPain(nrs=nrs), PATIENT)
    for cr10 in (5.0, 3.0):
        patient.accepted(c.ReportEffort(cr10=cr10), PATIENT)
    (result,) = patient.state.session.results
    assert (result.nrs, result.cr10) == (5, 5.0)


def test_sets_are_counted_for_today_only():
    patient = at_home("S2").train().tomorrow().start().do("S2")
    assert {(count.exercise, count.sets) for count in patient.state.sets} == {("S2", 1)}
