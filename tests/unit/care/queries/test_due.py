"""What a day asks of a patient: one thing, and why there is nothing else to do."""

from dataclasses import replace

import pytest
from tests.patient import ALL_CLEAR, CLINICIAN, PATIENT, PROGRAMME, SPECIALIST, Patient, at_home

from corset.care.queries.due import Due, day_of
from corset.therapy import commands as c
from corset.therapy.decision import Finding
from corset.therapy.reason import Reason
from corset.therapy.terms import Answer, Outcome, Phase, SessionKind

HANG = "S1"


def the_day(patient, *, supervised=False):
    return day_of(state=patient.state, now=patient.now, programme=PROGRAMME, supervised=supervised)


def keys(findings):
    return {finding.reason.key for finding in findings}


def answers(**given):
    return c.CheckIn(answers=ALL_CLEAR | given, rest_pain=1)


def in_a_session():
    return at_home().start()


def stopped():
    return in_a_session().hurts_badly("L3")


def screened(answer):
    """Return a patient at home whose first lasting contraindication was answered so."""
    (name, _), *others = at_home().state.screening
    return with_state(at_home(), screening=((name, answer), *others))


def with_state(patient, **changes):
    patient.target.state = replace(patient.state, **changes)
    return patient


@pytest.mark.parametrize(
    ("due", "patient"),
    [
        (Due.HELP, lambda: at_home().accepted(c.ReportEmergency(signs=()), PATIENT)),
        (Due.HELP, lambda: with_state(at_home(), emergency=("x",), withdrawn=True)),
        (Due.ENDED, lambda: at_home().accepted(c.Withdraw())),
        (Due.ENDED, lambda: with_state(in_a_session(), withdrawn=True)),
        (Due.WITH_SPECIALIST, lambda: at_home().start(SPECIALIST)),
        (Due.GO_ON, in_a_session),
        (Due.TRAIN, lambda: at_home().check()),
        (Due.CHECK, at_home),
        (Due.CHECK, lambda: at_home().check(check=answers(fever=Answer.YES)).tomorrow()),
        (Due.STOPPED, stopped),
        (Due.TRAINED, lambda: at_home().train()),
        (Due.VISIT, lambda: Patient().take_in().sign()),
        (Due.VISIT, lambda: Patient().take_in().sign().check()),
        (Due.EXCLUDED, lambda: screened(Answer.YES)),
        (Due.PAUSED, lambda: at_home().accepted(c.SetPhase(phase=Phase.EXACERBATION))),
        (Due.REST, lambda: at_home().check(check=answers(fever=Answer.YES))),
        (Due.ANSWER, lambda: at_home().check(check=answers(fever=Answer.UNKNOWN))),
        (Due.WAIT, lambda: screened(Answer.UNKNOWN).check()),
        (Due.WAIT, lambda: Patient().take_in()),
    ],
)
def test_a_day_asks_for_one_thing(due, patient):
    assert the_day(patient()).due is due


def test_a_session_left_open_yesterday_does_not_go_on():
    assert the_day(in_a_session().tomorrow()).due is Due.CHECK


def test_whoever_leads_the_session_may_begin_what_the_patient_may_not():
    patient = Patient().take_in().sign().check()
    assert the_day(patient).due is Due.VISIT
    assert the_day(patient, supervised=True).due is Due.TRAIN


def test_without_an_exercise_there_is_nothing_to_train():
    patient = at_home()
    barred = tuple(item.exercise for item in patient.state.plan.items)
    day = the_day(with_state(patient, barred=barred).check())
    assert (day.due, day.why, day.trains) == (Due.WAIT, (), False)


def test_a_check_that_was_not_made_yet_speaks_against_nothing():
    day = the_day(at_home())
    assert keys(day.findings) == {"check_stale"}
    assert (day.against, day.why) == ((), ())


def test_a_closed_day_says_why_and_what_could_open_it():
    day = the_day(at_home().check(check=answers(fever=Answer.YES)))
    assert keys(day.why) == {"passing"}
    assert day.asks_again
    paused = the_day(at_home().accepted(c.SetPhase(phase=Phase.EXACERBATION)))
    assert keys(paused.why) == {"exacerbation"}
    assert not paused.asks_again


def test_a_day_that_pain_ended_does_not_say_that_its_session_was_done():
    day = the_day(in_a_session().do("L1").hurts_badly("L3"))
    assert keys(day.findings) == {"trained_today", "over_for_today"}
    assert keys(day.why) == {"over_for_today"}


def test_an_open_day_has_nothing_to_explain():
    assert the_day(at_home().train()).why == ()


def test_a_stretch_is_there_for_those_who_have_one():
    assert the_day(at_home(HANG).check()).stretches
    assert not the_day(at_home().check()).stretches
    assert not the_day(at_home(HANG)).stretches
    begun = at_home(HANG).check().accepted(c.StartSession(kind=SessionKind.STRETCH), PATIENT)
    assert the_day(begun).due is Due.GO_ON


def test_nobody_but_the_patient_is_asked_to_wait_for_a_plan():
    day = the_day(Patient().accepted(c.Enrol(), CLINICIAN))
    assert (day.due, day.trains, day.stretches) == (Due.WAIT, False, False)


def test_who_has_an_answer_to_give_is_asked_before_what_others_have_to_give():
    unanswered = Finding(Outcome.NEEDS_ANSWER, Reason.of("R8", "unanswered", question="fever"))
    others = Finding(Outcome.NEEDS_ANSWER, Reason.of("R10", "not_signed_off"))
    day = the_day(at_home().check())
    assert replace(day, findings=(unanswered, others)).due is Due.ANSWER
    assert replace(day, findings=(others, unanswered)).due is Due.WAIT


def test_a_day_is_seen_as_the_patient_sees_it_unless_somebody_leads():
    patient = Patient().take_in().sign().check()
    usual = day_of(state=patient.state, now=patient.now, programme=PROGRAMME)
    assert usual == the_day(patient)
    assert usual != the_day(patient, supervised=True)
