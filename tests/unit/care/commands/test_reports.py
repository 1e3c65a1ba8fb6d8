"""What is told is taken: late, of another session, of nothing that could be told (R5, I25)."""

import pytest
from tests.patient import PATIENT, PROGRAMME, SYSTEM, Patient, at_home

from corset.therapy import commands as c
from corset.therapy.events import AlertRaised, EmergencyReported, ExerciseStopped, PainReported
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome, PainWords, Region, SessionKind


def test_pain_before_any_session_is_kept_and_asked_about():
    told = Patient().take_in().says(c.ReportPain(nrs=2))
    assert [type(event) for event in told.events] == [PainReported, AlertRaised]
    assert told.reasons == (Reason.of("R5", "unplaced"),)


def test_pain_before_a_therapy_and_after_its_end_reaches_the_clinician():
    before = Patient().says(c.ReportPain(nrs=7))
    after = at_home().accepted(c.Withdraw(), PATIENT).says(c.ReportPain(exercise="L3", nrs=7))
    for told in (before, after):
        assert told.accepted
        assert AlertRaised in map(type, told.events)


def test_a_sign_is_taken_before_a_therapy_and_after_its_end():
    signs = ("saddle_numbness",)
    for patient in (Patient(), at_home().accepted(c.Withdraw(), PATIENT)):
        for command in (c.ReportEmergency(signs=signs), c.CheckIn(signs=signs)):
            told = patient.branch().says(command)
            assert told.accepted
            assert EmergencyReported in map(type, told.events)


def test_an_alert_of_somebody_in_no_therapy_is_acknowledged_by_any_clinician():
    patient = Patient()
    patient.says(c.ReportEmergency())
    (alert,) = patient.state.alerts
    assert patient.give(c.Escalate(), SYSTEM).accepted
    assert patient.give(c.Acknowledge(alert=alert.id)).accepted


def test_a_late_report_finds_its_session_behind_a_short_one():
    """A stretch that was begun and given up does not hide the session before it."""
    patient = at_home("S2").start()
    for exercise in ("L1", "L2", "L3", "L4"):
        patient.do(exercise)
    patient.accepted(c.FinishSession(), PATIENT)
    patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    patient.accepted(c.AbandonSession(), PATIENT)
    before = patient.next_doses()["L3"]
    told = patient.says(c.ReportPain(exercise="L3", nrs=5))
    assert told.accepted
    assert patient.next_doses()["L3"] == 10 < before


def test_unnamed_pain_is_of_the_exercise_that_was_begun_last():
    given_up = at_home().start().do("L1").accepted(c.StartExercise(exercise="L3"), PATIENT)
    given_up.accepted(c.AbandonSession(), PATIENT).says(c.ReportPain(words=PainWords.SEVERE))
    assert given_up.state.barred == ("L3",)
    told_late = at_home().start().do("L1").do("L2")
    told_late.says(c.ReportPain(exercise="L1", nrs=0))
    told_late.says(c.ReportPain(nrs=7))
    assert told_late.state.barred == ("L2",)


def test_unnamed_pain_and_effort_follow_an_emergency():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    patient.says(c.ReportEmergency())
    assert patient.says(c.ReportPain(nrs=4)).accepted
    assert patient.says(c.ReportEffort(cr10=5)).accepted
    assert patient.next_doses()["L3"] == 10


def test_what_was_done_when_a_session_was_closed_is_told_afterwards():
    for ending in (c.ReportEmergency(), c.ReportPain(exercise="L1", nrs=8), c.AbandonSession()):
        patient = at_home().start().do("L1").accepted(c.StartExercise(exercise="L3"), PATIENT)
        patient.says(ending)
        done = c.FinishExercise(exercise="L3", repetitions=12)
        assert patient.says(done).accepted
        assert not patient.says(done).accepted


def test_repetitions_over_a_cut_are_said():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    patient.says(c.ReportPain(nrs=4))
    told = patient.says(c.FinishExercise(exercise="L3", repetitions=22))
    assert told.reasons[0] == Reason.of("R6", "too_many", done=22, handed=10)


def test_a_late_effort_holds_the_dose_and_stops_nothing():
    patient = at_home("S2").start().do("L3").accepted(c.FinishSession(), PATIENT)
    patient.accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    told = patient.says(c.ReportEffort(exercise="L3", cr10=8))
    assert ExerciseStopped not in map(type, told.events)
    assert patient.says(c.ReportEffort(exercise="T1", cr10=8)).reasons[0].key == "not_in_session"


def test_severe_pain_of_nothing_pauses_the_training_under_its_name():
    for command in (c.ReportPain(nrs=7), c.ReportPain(words=PainWords.SEVERE)):
        patient = at_home()
        told = patient.says(command)
        assert patient.state.suspended == ("unplaced_pain",)
        (pain,) = (event for event in told.events if isinstance(event, PainReported))
        assert pain.placed is False


def test_bearable_pain_of_nothing_is_kept_as_such():
    told = Patient().take_in().says(c.ReportPain(nrs=2))
    assert told.outcome is Outcome.CLEAR
    assert told.events[0].placed is False


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ((), 2, "slight"),
        (({"nrs": 1},), 2, "slight"),
        (({"nrs": 4},), 1, "slight_after_worse"),
        (({"words": PainWords.UNCOMFORTABLE},), 1, "slight_after_worse"),
    ],
)
def test_slight_pain_says_whether_worse_was_told_before(before, after, key):
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    for felt in before:
        patient.says(c.ReportPain(exercise="L3", **felt))
    told = patient.says(c.ReportPain(exercise="L3", nrs=after))
    assert Reason.of("R5", key, nrs=after) in told.reasons


def test_what_makes_the_warm_up_smaller_a_third_time_is_referred_under_its_name():
    patient, name = at_home(), PROGRAMME.warm_up.id
    for _ in range(3):
        patient.check().accepted(c.StartSession(), PATIENT)
        patient.accepted(c.WarmUp(seconds=600.0), PATIENT)
        told = patient.says(c.ReportPain(exercise=name, nrs=4))
        patient.accepted(c.AbandonSession(), PATIENT).tomorrow()
    (alert,) = (event for event in told.events if isinstance(event, AlertRaised))
    assert alert.exercise == name


def test_the_clinician_hears_of_an_exercise_that_stops_again_when_it_does():
    patient, heard = at_home(regions=(Region.CERVICAL,)), []
    for nrs in (1, 1, 1, None):
        patient.start()
        for exercise in patient.doses():
            patient.do(exercise, nrs=nrs if exercise == "C3" else 0)
        finished = patient.give(c.FinishSession(), PATIENT)
        decided = [
            step.decision for step in patient.history if step.now.date() == patient.now.date()
        ]
        keys = {r.key for decision in (*decided, finished) for r in decision.reasons}
        heard.append("stopped_again" in keys)
        patient.tomorrow()
    assert heard == [False, False, True, False]
