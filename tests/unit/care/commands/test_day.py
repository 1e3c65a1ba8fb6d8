"""A day's commands where they are refused, repeated or come late: check, session, reports."""

from dataclasses import replace

import pytest
from tests.patient import (
    ALL_CLEAR,
    CLINICIAN,
    MONDAY,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    Patient,
    at_home,
)

from corset.care import assess
from corset.care.queries.release import progress_of, released, warm_up_parts
from corset.therapy import commands as c
from corset.therapy.events import (
    AlertRaised,
    EmergencyReported,
    ExerciseStopped,
    SessionClosed,
)
from corset.therapy.state import State
from corset.therapy.terms import Answer, Outcome, PainWords, Region, SessionEnd, SessionKind


def rules(decision) -> list[str]:
    return [reason.rule for reason in decision.reasons]


# ---------------------------------------------------------------- the check


def test_a_question_that_is_not_asked_is_said_and_keeps_nothing_back():
    decision = at_home().says(c.CheckIn(answers={"weather": Answer.NO}, signs=("fall",)))
    assert decision.reasons[0].fact("known") == tuple(ALL_CLEAR)
    assert EmergencyReported in map(type, decision.events)


def test_a_clear_check_says_so():
    decision = at_home().says(c.CheckIn(answers=ALL_CLEAR, rest_pain=1))
    assert (decision.outcome, rules(decision)) == (Outcome.CLEAR, ["R8"])


def test_a_second_suspension_rings_no_second_time():
    patient = at_home().check(rest_pain=5).check(rest_pain=9)
    assert len(patient.state.alerts) == 1
    assert patient.state.suspended == ("rest_pain",)


def test_suspension_and_emergency_in_one_check_ring_twice():
    patient = at_home().check(rest_pain=5, signs=("double_vision",))
    assert {alert.kind for alert in patient.state.alerts} == {"suspended", "emergency"}
    assert len({alert.id for alert in patient.state.alerts}) == 2


def test_a_second_emergency_rings_again_once_the_first_was_seen():
    patient = at_home()
    first = patient.says(c.ReportEmergency(signs=("clumsy_hands",)))
    again = patient.says(c.ReportEmergency(signs=("double_vision",)))
    patient.accepted(c.Acknowledge(alert=patient.state.alerts[0].id))
    third = patient.says(c.ReportEmergency())
    rung = [any(isinstance(e, AlertRaised) for e in d.events) for d in (first, again, third)]
    assert rung == [True, False, True]


def test_the_gravest_urgency_stays_until_it_is_cleared():
    patient = at_home()
    for sign in ("saddle_numbness", "clumsy_hands"):
        patient.says(c.ReportEmergency(signs=(sign,)))
    assert patient.state.emergency_urgency == "hospital_now"
    assert patient.state.emergency == ("saddle_numbness", "clumsy_hands")


def test_an_emergency_that_nobody_named_is_told_in_words():
    patient = at_home()
    patient.says(c.ReportEmergency())
    decision = patient.says(c.StartSession())
    assert decision.reasons[0].fact("signs") == ("unspecified",)


def test_a_specialist_s_check_is_clear_before_the_sign_off():
    patient = Patient().take_in().sign()
    check = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
    outcomes = [patient.give(check, by).outcome for by in (SPECIALIST, CLINICIAN, PATIENT)]
    assert outcomes == [Outcome.CLEAR, Outcome.CLEAR, Outcome.NEEDS_SUPERVISION]


def test_a_check_within_a_session_finds_the_session_in_order():
    patient = at_home().start().do("L1")
    assert patient.says(c.CheckIn(answers=ALL_CLEAR, rest_pain=1)).outcome is Outcome.CLEAR


# ---------------------------------------------------------------- the session


@pytest.mark.parametrize(
    "command",
    [
        c.WarmUp(),
        c.StartExercise(exercise="L1"),
        c.FinishExercise(exercise="L1", repetitions=1),
        c.FinishSession(),
        c.AbandonSession(),
    ],
)
def test_without_a_session_there_is_nothing_to_go_on_with(command: c.Command):
    assert rules(at_home().says(command)) == ["R2"]
    closed = at_home().train()
    assert rules(closed.says(command)) == ["R2"]
    assert rules(Patient().take_in().sign().says(command)) == ["R2"]


def test_a_barred_exercise_says_why_it_does_not_start():
    patient = at_home().hurts_badly("L3").tomorrow().start()
    assert rules(patient.says(c.StartExercise(exercise="L3"))) == ["R5"]


def test_an_open_question_holds_the_warm_up():
    patient = at_home().check().accepted(c.StartSession(), PATIENT)
    patient.check(rest_pain=None)
    assert rules(patient.says(c.WarmUp())) == ["I4"]


def test_repetitions_of_an_exercise_that_was_stopped_may_follow():
    patient = at_home().start().accepted(c.StartExercise(exercise="L1"), PATIENT)
    patient.accepted(c.ReportEffort(cr10=8), PATIENT)
    late = c.FinishExercise(exercise="L1", repetitions=4)
    patient.accepted(late, PATIENT)
    assert not patient.says(late).accepted


def test_a_session_in_which_nothing_was_done_is_abandoned():
    patient = at_home().start().accepted(c.FinishSession(), PATIENT)
    assert patient.state.session.end is SessionEnd.ABANDONED


def test_no_session_holds_nothing():
    now = {"now": MONDAY, "programme": PROGRAMME}
    assert released(state=State(), **now) == ()
    without_a_plan = replace(at_home().start().state, plan=None)
    assert released(state=without_a_plan, **now) == ()


def test_a_stretch_session_holds_only_what_may_be_repeated():
    patient = at_home("S2").check()
    patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    assert patient.accepted(c.WarmUp(), PATIENT).doses() == {"S2": 7}


def test_what_may_be_done_twice_a_day_is_in_a_stretch_session():
    l1 = replace(PROGRAMME.exercises["L1"], sets_a_day=2)
    patient = at_home().check()
    patient.target.programme = replace(PROGRAMME, exercises={**PROGRAMME.exercises, "L1": l1})
    patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    assert set(patient.accepted(c.WarmUp(), PATIENT).doses()) == {"L1"}


def test_a_sick_neck_is_left_alone_while_warming_up():
    for region, parts in ((Region.LUMBAR, 3), (Region.CERVICAL, 2)):
        state = Patient().take_in(regions=(region,)).state
        assert len(warm_up_parts(state=state, programme=PROGRAMME)) == parts


def test_where_an_exercise_stands_is_known_once_it_was_prescribed():
    with pytest.raises(KeyError, match="T1 was never prescribed"):
        progress_of(at_home().state, "T1")


# ---------------------------------------------------------------- reports


def test_pain_belongs_to_the_exercise_that_ran_last():
    patient = at_home().start().do("L1").do("L2", nrs=None)
    patient.accepted(c.ReportPain(nrs=4), PATIENT)
    assert patient.next_doses()["L2"] == 10


def test_severe_pain_at_an_exercise_of_another_day_ends_the_session_too():
    patient = at_home().start()
    kinds = [type(event) for event in patient.says(c.ReportPain(exercise="T1", nrs=9)).events]
    assert SessionClosed in kinds
    assert ExerciseStopped not in kinds


def test_severe_pain_at_an_exercise_that_was_stopped_stops_it_once():
    patient = at_home().start().accepted(c.StartExercise(exercise="L1"), PATIENT)
    patient.accepted(c.ReportEffort(cr10=8), PATIENT)
    kinds = [type(event) for event in patient.says(c.ReportPain(nrs=9)).events]
    assert ExerciseStopped not in kinds


@pytest.mark.parametrize(("cr10", "rule"), [(-1, "R6"), (10.1, "R6")])
def test_an_effort_off_the_scale_is_refused(cr10: float, rule: str):
    patient = at_home().start().accepted(c.StartExercise(exercise="L1"), PATIENT)
    assert rules(patient.says(c.ReportEffort(cr10=cr10))) == [rule]


def test_an_effort_of_no_exercise_is_refused():
    assert rules(at_home().start().says(c.ReportEffort(cr10=3))) == ["R5"]
    assert rules(at_home().start().says(c.ReportEffort(exercise="T1", cr10=3))) == ["R4"]


def test_an_effort_told_after_the_session_stops_nothing_and_holds_the_dose():
    patient = at_home().train()
    decision = patient.says(c.ReportEffort(exercise="L3", cr10=8))
    assert ExerciseStopped not in {type(event) for event in decision.events}
    assert patient.next_doses()["L3"] == 22


def test_the_strict_stop_happens_once_and_only_in_the_session():
    patient = at_home(regions=(Region.CERVICAL,)).start()
    pain = c.ReportPain(exercise="C3", nrs=1)
    stops = [ExerciseStopped in map(type, patient.says(pain).events) for _ in range(2)]
    patient.do("C1").accepted(c.FinishSession(), PATIENT)
    stops.append(ExerciseStopped in map(type, patient.says(pain).events))
    assert stops == [True, False, False]


def test_a_word_without_a_number_is_slight_nowhere():
    patient = at_home().start(SPECIALIST)
    decision = patient.says(c.ReportPain(exercise="L1", words=PainWords.NONE))
    assert decision.outcome is Outcome.CLEAR


def test_of_the_hang_too_what_nobody_told_of_was_not_done():
    items = tuple(
        c.SignItem(exercise=name, repetitions=5, ceiling=5) for name in ("L2", "L3", "L4")
    )
    hang = c.SignItem(exercise="S1", repetitions=1, ceiling=1)
    patient = Patient().take_in()
    patient.accepted(c.Sign(items=(*items, hang), supervised_sessions=3, opt_in=("S1",)))
    patient.check(SPECIALIST).begin(SPECIALIST)
    patient.do("L2").accepted(c.FinishSession(), SPECIALIST)
    assert patient.state.supervised == 0
    patient.tomorrow().check(SPECIALIST).begin(SPECIALIST)
    patient.do("L2").do("S1").accepted(c.FinishSession(), SPECIALIST)
    assert patient.state.supervised == 1


@pytest.mark.parametrize("asked", ["respiratory_infection", "intestinal_infection"])
def test_what_else_closed_a_day_is_said_beside_what_is_answered_now(asked):
    """A fever that was measured is not settled by an answer."""
    yes = ALL_CLEAR | {asked: Answer.YES}
    patient = at_home().check(check=c.CheckIn(answers=yes, rest_pain=1, temperature_c=38.5))
    patient.says(c.CheckIn(answers=yes, rest_pain=1))
    found = assess(state=patient.state, now=patient.now, programme=PROGRAMME, supervised=False)
    keys = {finding.reason.key: finding.reason.fact("question") for finding in found}
    assert keys == {"passing": asked, "closed_by_measurement": "fever"}
