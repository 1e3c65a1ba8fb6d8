"""What a refusal answers: what was wrong, and what is possible."""

import pytest
from tests.patient import (
    ALL_CLEAR,
    CLINICIAN,
    LASTING,
    PROGRAMME,
    at_home,
)

from corset.therapy import commands as c
from corset.therapy.commands import Actor, Command
from corset.therapy.reason import Reason
from corset.therapy.terms import Answer, Outcome, Resolution, Role

EXERCISES = tuple(PROGRAMME.exercises)
REPLACE = c.Correct(exercise="L3", resolution=Resolution.REPLACE, replacement="X9")


@pytest.mark.parametrize(
    ("command", "by", "reason"),
    [
        (
            c.RecordIntake(conditions=("gout",)),
            CLINICIAN,
            Reason.of(
                "R9", "unknown_condition", condition="gout", known=tuple(PROGRAMME.conditions)
            ),
        ),
        (
            c.Screen(answers={"fever": Answer.NO}),
            CLINICIAN,
            Reason.of("R8", "unknown_question", question="fever", known=tuple(LASTING)),
        ),
        (
            c.Sign(items=(c.SignItem(exercise="X9"),)),
            CLINICIAN,
            Reason.of("R7", "unknown_exercise", exercise="X9", known=EXERCISES),
        ),
        (REPLACE, CLINICIAN, Reason.of("R7", "unknown_exercise", exercise="X9", known=EXERCISES)),
        (
            c.Correct(exercise="T1", resolution=Resolution.RESUME),
            CLINICIAN,
            Reason.of("R7", "not_in_plan", exercise="T1", known=("L1", "L2", "L3", "L4")),
        ),
        (
            c.Acknowledge(alert="emergency-1"),
            CLINICIAN,
            Reason.of("I22", "no_such_alert", alert="emergency-1", known=()),
        ),
        (
            c.ShareCare(clinician="clinician"),
            CLINICIAN,
            Reason.of("I21", "already_cares", clinician="clinician"),
        ),
        (c.RecordIntake(regions=()), CLINICIAN, Reason.of("R7", "fact_missing", fact="regions")),
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_refusal_names_what_was_wrong_and_what_is_possible(
    command: Command, by: Actor, reason: Reason
):
    decision = at_home().give(command, by)
    assert (decision.outcome, decision.reasons) == (Outcome.REFUSED, (reason,))


def test_a_stage_that_is_not_due_names_all_that_is_missing():
    decision = at_home().give(c.OpenWholeSpine())
    assert decision.reasons == (
        Reason.of("R3", "too_early", days=2, needed=21),
        Reason.of("R3", "too_few_days", days=3, needed=10),
    )


def test_a_refused_alert_names_those_that_are_open():
    patient = at_home().hurts_badly("L3").hurts_badly("L1")
    decision = patient.give(c.Acknowledge(alert="x"))
    known = ("severe_pain-1", "severe_pain-2")
    assert decision.reasons == (Reason.of("I22", "no_such_alert", alert="x", known=known),)


def test_an_exercise_that_does_not_start_names_those_that_do():
    patient = at_home().start().do("L2")
    start = c.StartExercise(exercise="C1")
    known = ("L1", "L3", "L4")
    assert patient.says(start).reasons == (
        Reason.of("R7", "not_released", exercise="C1", known=known),
    )
    for exercise in ("L1", "L3", "L4"):
        patient.do(exercise)
    assert patient.says(start).reasons == (
        Reason.of("R7", "not_released", exercise="C1", known=()),
    )


def test_a_barred_exercise_is_named():
    patient = at_home().hurts_badly("L3").tomorrow().start()
    decision = patient.says(c.StartExercise(exercise="L3"))
    assert decision.reasons == (Reason.of("R5", "barred", exercise="L3"),)


def test_who_may_not_is_told_who_may():
    system = Actor(Role.SYSTEM, "system")
    may = ("clinician", "patient", "specialist")
    facts = {"role": "system", "command": "StartSession", "may": may}
    assert at_home().give(c.StartSession(), system).reasons == (
        Reason.of("I21", "wrong_role", **facts),
    )


def test_the_signs_that_closed_training_are_told():
    patient = at_home()
    patient.says(c.ReportEmergency())
    unnamed = Reason.of("I3", "uncleared", signs=("unspecified",))
    assert unnamed in patient.says(c.StartSession()).reasons
    patient.accepted(c.Clear())
    signs = ("clumsy_hands", "double_vision")
    patient.says(c.ReportEmergency(signs=signs))
    assert Reason.of("I3", "uncleared", signs=signs) in patient.says(c.StartSession()).reasons


def test_every_cause_of_a_suspension_is_told():
    patient = at_home().check(rest_pain=9, answers={**ALL_CLEAR, "new_sign": Answer.YES})
    causes = ("rest_pain", "new_sign")
    decision = patient.says(c.StartSession())
    assert Reason.of("R1", "suspended", causes=causes) in decision.reasons
