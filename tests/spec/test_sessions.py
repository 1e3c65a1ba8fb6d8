"""The days: check, warm-up, supervision, one session a day, never to exhaustion."""

from datetime import timedelta

import pytest
from tests.patient import CLINICIAN, PATIENT, PROGRAMME, SPECIALIST, Patient, at_home

from corset.care import warm_up_parts
from corset.programme import read
from corset.therapy import commands as c
from corset.therapy.terms import Neck, Outcome, Phase, Region, SessionEnd, SessionKind

spec = pytest.mark.spec
NUMBERS = read().numbers


@spec("R2", "I17")
def test_one_main_session_a_day():
    patient = at_home().train()
    assert patient.says(c.StartSession()).outcome is Outcome.BLOCKED_TODAY
    assert patient.give(c.StartSession(), SPECIALIST).outcome is Outcome.BLOCKED_TODAY
    assert patient.tomorrow().check().says(c.StartSession()).accepted


@spec("R2", "R24")
def test_stretching_may_come_several_times_a_day():
    patient = at_home("S2").train()
    for _ in range(2):  # the third time of the day was in the main session
        assert not patient.says(c.StartSession(kind=SessionKind.STRETCH)).accepted
        patient.now += timedelta(hours=2)
        patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
        patient.accepted(c.WarmUp(), PATIENT).do("S2")
        patient.accepted(c.FinishSession(), PATIENT)
    assert not patient.says(c.StartSession(kind=SessionKind.STRETCH)).accepted


@spec("I17")
def test_what_is_sent_twice_counts_once():
    patient = at_home().start()
    finish = c.FinishExercise(exercise="L1", repetitions=17)
    patient.accepted(c.StartExercise(exercise="L1"), PATIENT).accepted(finish, PATIENT)
    assert not patient.says(finish).accepted
    assert not patient.says(c.WarmUp()).accepted


@spec("R10", "I5")
@pytest.mark.parametrize("k", [3, 4, 5])
def test_home_needs_the_plan_s_supervised_workouts_and_the_sign_off(k: int):
    patient = Patient().take_in().sign(supervised_sessions=k)
    for done in range(k):
        assert patient.state.supervised == done
        assert patient.check().says(c.StartSession()).outcome is Outcome.NEEDS_SUPERVISION
        assert not patient.give(c.SignOff(), SPECIALIST).accepted
        patient.train(SPECIALIST).tomorrow()
    assert patient.check().says(c.StartSession()).outcome is Outcome.NEEDS_SUPERVISION
    patient.accepted(c.SignOff(), SPECIALIST)
    assert patient.says(c.StartSession()).accepted


@spec("R10")
def test_five_are_supervised_unless_the_clinician_sets_three_or_four():
    patient = Patient().take_in().accepted(c.Propose())
    assert not patient.give(c.Sign(supervised_sessions=2)).accepted
    assert not patient.give(c.Sign(supervised_sessions=6)).accepted
    assert patient.accepted(c.Sign()).state.plan.supervised_sessions == 5


@spec("R11", "I10")
def test_no_exercise_before_the_warm_up():
    patient = at_home().check().accepted(c.StartSession(), PATIENT)
    assert patient.doses() == {}
    refused = patient.says(c.StartExercise(exercise="L1"))
    assert [reason.rule for reason in refused.reasons] == ["R11"]
    patient.accepted(c.WarmUp(), PATIENT)
    assert patient.says(c.StartExercise(exercise="L1")).accepted


@spec("R11", "R17")
def test_the_warm_up_of_a_cervical_patient_moves_no_neck():
    parts = {
        region: {
            part.id: part.neck
            for part in warm_up_parts(
                state=Patient().take_in(regions=(region,)).state, programme=PROGRAMME
            )
        }
        for region in Region
    }
    assert set(parts[Region.LUMBAR]) == {"walk", "tilts", "turns"}
    assert set(parts[Region.CERVICAL].values()) == {Neck.STILL}


@spec("I1")
@pytest.mark.parametrize(("hours", "open_"), [(0, True), (12, True), (12.02, False), (-1, False)])
def test_a_check_holds_for_twelve_hours(hours: float, open_: bool):
    patient = at_home().check()
    asked_at = patient.state.check
    assert asked_at is not None
    patient.now = asked_at.at + timedelta(hours=hours)
    assert patient.says(c.StartSession()).accepted is open_


@spec("I1")
def test_a_check_holds_for_its_own_day():
    patient = at_home()
    patient.now = patient.now.replace(hour=23)
    patient.check()
    patient.now += timedelta(hours=2)
    assert patient.says(c.StartSession()).outcome is Outcome.NEEDS_ANSWER


@spec("I1")
def test_a_contraindication_that_arises_ends_the_session():
    patient = at_home().start().check(temperature_c=39.0)
    assert patient.state.session.end is SessionEnd.UNSAFE
    assert patient.doses() == {}


@spec("R6", "I16")
def test_nothing_is_made_up_for():
    patient = at_home().start()
    handed = patient.doses()["L1"]
    patient.do("L1", repetitions=3)
    assert "L1" not in patient.doses()
    patient.accepted(c.FinishSession(), PATIENT)
    assert patient.tomorrow(6).start().doses()["L1"] == handed


@spec("R20", "I27")
def test_after_a_week_without_a_session_every_dose_begins_again_at_half():
    patient = at_home().train().tomorrow(7).check()
    assert patient.next_doses() == {"L1": 9, "L2": 12, "L3": 12, "L4": 7}
    patient.begin(PATIENT)
    patient.do("L3").accepted(c.FinishSession(), PATIENT)
    assert patient.next_doses()["L3"] == 12


@spec("R20", "I27")
def test_after_four_weeks_without_a_session_the_first_is_supervised():
    patient = at_home().train().tomorrow(28).check()
    assert not patient.says(c.StartSession()).accepted
    assert patient.train(SPECIALIST).tomorrow().check().says(c.StartSession()).accepted


@spec("R20", "I27")
def test_a_therapy_begun_again_begins_like_a_new_one():
    patient = at_home().train().accepted(c.Withdraw()).tomorrow(700).accepted(c.Enrol())
    assert not patient.give(c.Propose()).accepted
    assert patient.state.intake.rest_pain is None
    assert (patient.state.screening, patient.state.phase) == ((), Phase.UNKNOWN)


@spec("R2", "I28")
def test_two_main_sessions_lie_eight_hours_apart():
    patient = at_home()
    patient.now = patient.now.replace(hour=22)
    patient.train().now = patient.now.replace(hour=0) + timedelta(days=1, hours=5)
    patient.check()
    assert {r.key for r in patient.says(c.StartSession()).reasons} == {"hours_apart"}
    patient.now += timedelta(hours=3)
    assert patient.says(c.StartSession()).accepted


@spec("I28")
def test_a_clock_that_ran_ahead_locks_nobody_out_for_longer_than_a_day():
    patient = at_home()
    today = patient.now
    patient.tomorrow(1400).train(SPECIALIST)
    patient.now = today
    assert not patient.check().says(c.StartSession()).accepted
    assert patient.tomorrow().check().says(c.StartSession()).accepted


@spec("I26")
def test_what_closed_a_day_keeps_it_closed_at_home():
    patient = at_home().check(temperature_c=38.4).check()
    assert not patient.says(c.StartSession()).accepted
    assert patient.tomorrow().check().says(c.StartSession()).accepted


@spec("R10")
def test_a_workout_counts_when_staff_were_there_and_half_of_it_was_done():
    patient = Patient().take_in().sign().start(SPECIALIST).do("L1")
    assert patient.accepted(c.FinishSession(), SPECIALIST).state.supervised == 0
    patient.tomorrow().start(SPECIALIST).do("L1").do("L2")
    assert patient.accepted(c.FinishSession(), PATIENT).state.supervised == 0
    patient.tomorrow().start(SPECIALIST).do("L1").do("L2")
    assert patient.accepted(c.FinishSession(), SPECIALIST).state.supervised == 1


@spec("R6", "I16")
@pytest.mark.parametrize(("effort", "goes_on"), [(6.9, True), (7, False), (10, False)])
def test_an_effort_of_seven_ends_the_exercise(effort: float, goes_on: bool):
    patient = at_home().start().accepted(c.StartExercise(exercise="L1"), PATIENT)
    patient.accepted(c.ReportEffort(cr10=effort), PATIENT)
    assert ("L1" in patient.doses()) is goes_on


@spec("R6")
def test_repetitions_over_the_dose_are_no_merit():
    patient = at_home().start()
    patient.do("L3", repetitions=30).accepted(c.FinishSession(), PATIENT)
    assert patient.tomorrow().start().doses()["L3"] == 22


@spec("R6")
def test_movements_are_slow_and_there_is_rest():
    for exercise in PROGRAMME.exercises.values():
        assert min(exercise.tempo.out_s, exercise.tempo.return_s) >= 2
    assert NUMBERS["rest_between_exercises_s"].value == 30


@spec("I18")
def test_what_is_released_is_the_signed_plan_or_less():
    patient = at_home()
    items = (c.SignItem(exercise="L1", repetitions=6, ceiling=8, hold_s=3),)
    patient.accepted(c.Sign(items=items, supervised_sessions=3)).start()
    assert patient.doses() == {"L1": 6}
    patient.accepted(c.RecordIntake(conditions=("pregnancy",)), CLINICIAN)
    assert patient.doses() == {}
