"""What is told of an exercise that was done: how often, and in what time (R6)."""

from datetime import timedelta

from tests.patient import (
    ALL_CLEAR,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    Patient,
    after_three_weeks,
    at_home,
)

from corset.coach.duration import exercise_seconds
from corset.therapy import commands as c
from corset.therapy.events import ExerciseFinished
from corset.therapy.reason import Reason
from corset.therapy.terms import REPETITIONS, SessionKind


def begun(exercise="L3"):
    return at_home().start().accepted(c.StartExercise(exercise=exercise), PATIENT)


def test_more_repetitions_than_anybody_does_are_refused_with_how_many_are_allowed():
    high = REPETITIONS[-1]
    told = begun().says(c.FinishExercise(exercise="L3", repetitions=high + 1))
    assert told.reasons == (Reason.of("R6", "too_high", given=high + 1, high=999),)
    assert begun().says(c.FinishExercise(exercise="L3", repetitions=high)).accepted


def test_the_time_of_an_exercise_is_kept_and_held_against_its_own_hold():
    patient = at_home().start()
    item = next(i for i in patient.state.session.items if i.hold_s)
    exercise = PROGRAMME.exercises[item.exercise]
    p = PROGRAMME.parameters
    least = p.hurried_part * exercise_seconds(exercise, item.repetitions, item.hold_s, p)
    patient.accepted(c.StartExercise(exercise=exercise.id), PATIENT)
    for seconds, hurried in ((least, False), (least - 0.1, True)):
        done = c.FinishExercise(exercise=exercise.id, repetitions=item.repetitions, seconds=seconds)
        told = patient.branch().says(done)
        (event,) = (one for one in told.events if isinstance(one, ExerciseFinished))
        assert (event.seconds, event.hurried) == (seconds, hurried)


def test_the_time_of_a_warm_up_is_kept():
    patient = at_home().check().accepted(c.StartSession(), PATIENT)
    (event,) = patient.says(c.WarmUp(seconds=600.0)).events
    assert event.seconds == 600.0


def test_a_main_session_that_was_finished_is_of_its_day():
    patient = at_home().train()
    assert patient.state.finished_on == patient.now.date()


def test_a_short_session_is_offered_to_whom_it_is_open():
    """After the main one: at home to the patient, before it to who leads."""
    for patient in (Patient().take_in().sign("S2"), at_home("S2")):
        leads = not patient.state.signed_off
        patient.train(SPECIALIST if leads else PATIENT)
        patient.now += timedelta(hours=PROGRAMME.parameters.set_gap_hours)
        for by in (SPECIALIST, PATIENT):
            check = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
            keys = [reason.key for reason in patient.branch().give(check, by).reasons]
            assert ("may_stretch" in keys) == (by is SPECIALIST or not leads)


def test_no_short_session_is_offered_where_the_plan_holds_none():
    check = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
    told = at_home().train().says(check)
    assert "may_stretch" not in [reason.key for reason in told.reasons]


def test_a_late_word_changes_what_came_of_its_own_exercise_alone():
    patient = at_home("S2").start().do("L1").do("L2").accepted(c.FinishSession(), PATIENT)
    patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    patient.says(c.ReportPain(exercise="L2", nrs=1))
    told = {trained.item.exercise: trained.result for trained in patient.state.past}
    assert {name: (result.exercise, result.nrs) for name, result in told.items()} == {
        **{name: (name, told[name].nrs) for name in told},
        "L1": ("L1", 0),
        "L2": ("L2", 1),
    }


def test_a_session_that_ends_says_of_every_dose_why_it_moves():
    patient, most = at_home(), 0
    for _ in range(4):
        before = patient.next_doses()
        patient.start()
        for exercise in patient.doses():
            patient.do(exercise)
        told = patient.give(c.FinishSession(), PATIENT)
        risen = {name for name, dose in patient.next_doses().items() if dose > before[name]}
        assert {reason.exercise for reason in told.reasons if reason.key == "rise"} == risen
        most = max(most, len(risen))
        patient.tomorrow()
    assert most > 1


def test_only_a_main_session_that_was_led_says_that_it_counts_as_no_workout():
    def keys(patient, by, kind=SessionKind.MAIN, only=None):
        patient.check().accepted(c.StartSession(kind=kind), by)
        patient.accepted(c.WarmUp(seconds=600.0), by)
        for exercise in list(patient.doses())[:only]:
            patient.do(exercise)
        return [reason.key for reason in patient.give(c.FinishSession(), by).reasons]

    def fresh():
        return Patient().take_in().sign("S2")

    assert "no_workout" in keys(fresh(), SPECIALIST, only=1)
    assert "no_workout" not in keys(fresh(), SPECIALIST)
    assert "no_workout" not in keys(fresh(), SPECIALIST, SessionKind.STRETCH)
    assert "no_workout" not in keys(at_home(), PATIENT, only=1)


def test_an_exercise_of_the_whole_spine_goes_on_while_its_days_have_passed():
    patient = after_three_weeks().accepted(c.OpenWholeSpine())
    patient.prescribe(c.Sign(), ())
    patient.start(SPECIALIST)
    other = next(name for name in patient.doses() if not name.startswith("L"))
    patient.accepted(c.StartExercise(exercise=other), PATIENT)
    assert patient.says(c.FinishExercise(exercise=other, repetitions=1)).accepted
