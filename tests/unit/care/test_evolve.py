"""State from events: what each leaves behind, and what it leaves alone."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from tests.patient import MONDAY, PATIENT, SYSTEM, Patient, after_three_weeks, at_home

from corset.care import evolve, fold
from corset.care.evolve import FOLLOWS
from corset.care.queries.release import result_of
from corset.therapy import commands as c
from corset.therapy.events import (
    EVENTS,
    DayClosed,
    DosesLowered,
    Enrolled,
    Event,
    IntakeRecorded,
    PainReported,
)
from corset.therapy.intake import Intake
from corset.therapy.session import Closure, ClosureCause
from corset.therapy.state import DayCount, State
from corset.therapy.terms import Lowering, PainWords, Phase, Urgency


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
    patient = after_three_weeks().accepted(c.OpenWholeSpine()).accepted(c.Propose())
    patient.check().hurts_badly("L3").accepted(c.Withdraw(), PATIENT)
    state = patient.accepted(c.Enrol()).state
    assert state.barred == ("L3",)
    assert (state.plan, state.proposal, state.therapy_since, state.check) == (None,) * 4
    assert (state.signed_off, state.supervised, state.whole_spine) == (False, 0, False)
    assert (state.intake, state.screening, state.phase) == (Intake(), (), Phase.UNKNOWN)
    assert (state.progress, state.session, state.past, state.finished_days) == ((), None, (), 0)


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
    assert sets_today(patient) == {("S2", 1)}


def sets_today(patient: Patient) -> set[tuple[str, int]]:
    today = patient.now.date()
    return {(count.exercise, count.sets) for count in patient.state.sets if count.day == today}


def test_sets_of_one_exercise_do_not_hide_those_of_another():
    patient = at_home("S2").start().do("S2").do("L1")
    assert sets_today(patient) == {("S2", 1), ("L1", 1)}


def test_a_milder_word_takes_no_severe_one_back():
    patient = at_home().train().hurts_badly("L3")
    patient.accepted(c.ReportPain(exercise="L3", words=PainWords.UNCOMFORTABLE), PATIENT)
    assert result_of(patient.state.session, "L3").words is PainWords.SEVERE


def test_a_light_effort_is_kept_as_it_was_told():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    patient.accepted(c.ReportEffort(cr10=0.5), PATIENT)
    assert result_of(patient.state.session, "L3").cr10 == 0.5


def test_what_is_told_of_an_exercise_stops_none():
    patient = at_home().start().do("L1").accepted(c.StartExercise(exercise="L3"), PATIENT)
    for exercise in ("L3", "L1"):
        patient.accepted(c.ReportPain(exercise=exercise, nrs=0), PATIENT)
        assert patient.state.session.current == "L3"
    patient.accepted(c.ReportEffort(exercise="L1", cr10=8), PATIENT)
    assert patient.state.session.current == "L3"


def test_in_a_session_that_is_over_no_exercise_runs():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    assert patient.accepted(c.AbandonSession(), PATIENT).state.session.current is None


def test_a_signature_and_the_whole_spine_need_a_new_proposal():
    patient = after_three_weeks()
    assert patient.state.proposal is None
    patient.accepted(c.Propose()).accepted(c.OpenWholeSpine())
    assert patient.state.proposal is None


def test_only_the_alert_that_is_due_goes_further():
    patient = at_home().check(rest_pain=9)
    patient.now += timedelta(hours=20)
    patient.says(c.ReportEmergency())
    patient.now += timedelta(hours=1)
    patient.accepted(c.Escalate(), SYSTEM)
    assert [(a.kind, a.escalated) for a in patient.state.alerts] == [
        ("suspended", False),
        ("emergency", True),
    ]


def test_a_clearance_leaves_nothing_of_an_emergency():
    patient = at_home()
    patient.says(c.ReportEmergency())
    state = patient.accepted(c.Clear()).state
    assert (state.emergency, state.emergency_urgency, state.suspended) == ((), None, ())


def test_the_same_question_closes_a_moment_once():
    closed = DayClosed(at=MONDAY, question="fever", cause=ClosureCause.ANSWER)
    once = evolve(State(), closed)
    assert evolve(once, closed).closures == once.closures


def test_doses_that_were_lowered_say_from_which_day():
    patient = at_home().tomorrow(40).check()
    lowered = [e for step in patient.history for e in step.decision.events if is_lowered(e)]
    assert [(event.why, event.days) for event in lowered] == [(Lowering.PAUSE, 41)]
    assert patient.state.rested_from == lowered[0].at.date()


def is_lowered(event):
    return isinstance(event, DosesLowered)


def test_an_age_that_an_old_log_holds_is_of_the_day_on_which_it_was_told():
    told = fold((IntakeRecorded(at=MONDAY, facts=Intake(age=40)),), State())
    assert told.intake.age_on == MONDAY.date()
    silent = fold((IntakeRecorded(at=MONDAY, facts=Intake(stage=1)),), State())
    assert silent.intake.age_on is None


def test_of_an_age_that_was_not_told_no_day_is_known():
    assert Patient().take_in(age=None).state.intake.age_on is None


KEPT = {
    "barred": ("L3",),
    "closures": (Closure(question="fever", cause=ClosureCause.ANSWER, at=MONDAY),),
    "trained_on": MONDAY.date(),
    "trained_at": MONDAY,
    "stopped_at": (MONDAY,),
    "sets": (DayCount(exercise="S2", day=MONDAY.date(), sets=2, last=MONDAY),),
    "suspended": ("rest_pain",),
    "emergency": ("saddle_numbness",),
    "emergency_urgency": Urgency.HOSPITAL_NOW,
    "alerts": at_home().start().hurts_badly("L3").state.alerts,
    "alerts_raised": 3,
    "latest": MONDAY + timedelta(hours=2),
    "set_back_at": MONDAY,
}
"""What a new therapy takes over from the one before (R20)."""


def test_what_closes_or_hurt_stays_in_a_new_therapy():
    before = State(withdrawn=True, therapy_since=MONDAY, **KEPT)
    after = evolve(before, Enrolled(at=MONDAY, clinician="anna"))
    assert {name: getattr(after, name) for name in KEPT} == KEPT
    assert after == replace(State(enrolled=True, care_team=("anna",)), **KEPT)


def test_a_clock_counts_as_right_again_once_it_has_caught_up():
    behind = State(latest=MONDAY, set_back_at=MONDAY - timedelta(hours=1))
    closed = DayClosed(at=MONDAY, question="fever", cause=ClosureCause.ANSWER)
    assert evolve(behind, closed).set_back_at is None
    later = replace(closed, at=MONDAY + timedelta(hours=1))
    caught_up = evolve(behind, later)
    assert (caught_up.latest, caught_up.set_back_at) == (later.at, None)
    early = replace(closed, at=MONDAY - timedelta(minutes=30))
    assert evolve(behind, early).set_back_at == behind.set_back_at
