"""Facts have three values, and the worse of what was said and measured counts."""

from dataclasses import replace

import pytest
from tests.patient import PROGRAMME

from corset.care.rules.facts import (
    applies,
    contraindication,
    hurts_at_rest,
    neck_spared,
    suspension_causes,
)
from corset.therapy.intake import Intake
from corset.therapy.programme import Adaptation, Effect, Trigger
from corset.therapy.session import CheckAnswers
from corset.therapy.state import State
from corset.therapy.terms import Answer, Damage, Region

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
P = PROGRAMME.parameters


@pytest.mark.parametrize(
    ("said", "celsius", "fact"),
    [
        (NO, None, NO),
        (YES, None, YES),
        (UNKNOWN, None, UNKNOWN),
        (UNKNOWN, 36.6, NO),
        (NO, 38.0, YES),
        (YES, 36.6, YES),
        (NO, 33.9, UNKNOWN),
        (NO, 34.0, NO),
        (NO, 45.0, YES),
        (NO, 45.1, UNKNOWN),
        (YES, 99.0, YES),
        (NO, float("nan"), UNKNOWN),
    ],
)
def test_fever_is_said_or_measured(said: Answer, celsius: float | None, fact: Answer):
    check = CheckAnswers(answers=(("fever", said),), temperature_c=celsius)
    assert contraindication(check, PROGRAMME.contraindications["fever"], P) is fact


@pytest.mark.parametrize(
    ("said", "systolic", "diastolic", "fact"),
    [
        (NO, None, None, NO),
        (NO, 120, None, UNKNOWN),
        (NO, None, 80, UNKNOWN),
        (NO, 95, 99, UNKNOWN),
        (NO, 95, 95, UNKNOWN),
        (NO, 80, 120, YES),
        (NO, 179, 99, NO),
        (NO, 180, 80, YES),
        (NO, 120, 100, YES),
        (NO, 90, 60, YES),
        (NO, 29, None, UNKNOWN),
        (NO, 30, None, YES),
        (NO, 300, None, YES),
        (NO, None, 30, UNKNOWN),
        (NO, 120, 30, NO),
        (NO, 120, 29, UNKNOWN),
        (UNKNOWN, None, None, UNKNOWN),
        (NO, None, 301, UNKNOWN),
        (NO, 200, 999, YES),
        (UNKNOWN, 120, 80, NO),
        (YES, 120, 80, YES),
    ],
)
def test_pressure_is_felt_or_measured(
    said: Answer, systolic: int | None, diastolic: int | None, fact: Answer
):
    check = CheckAnswers(
        answers=(("blood_pressure_symptoms", said),),
        systolic_mmhg=systolic,
        diastolic_mmhg=diastolic,
    )
    assert (
        contraindication(check, PROGRAMME.contraindications["blood_pressure_symptoms"], P) is fact
    )


def test_what_cannot_be_measured_is_as_it_was_answered():
    check = CheckAnswers(answers=(("intestinal_infection", YES),))
    assert contraindication(check, PROGRAMME.contraindications["intestinal_infection"], P) is YES


@pytest.mark.parametrize(
    ("usual", "now", "causes"),
    [
        (None, 1, ()),
        (None, 2, ("rest_pain",)),
        (3, 4, ()),
        (3, 5, ("rest_pain",)),
        (3, None, ()),
        (3, 11, ()),
        (6, 6, ()),
        (6, 7, ("rest_pain",)),
    ],
)
def test_an_unknown_usual_pain_counts_as_none(
    usual: int | None, now: int | None, causes: tuple[str, ...]
):
    state = State(intake=Intake(rest_pain=usual))
    check = CheckAnswers(answers=(), rest_pain=now)
    assert suspension_causes(state, check, PROGRAMME) == causes


def test_a_new_sign_suspends():
    check = CheckAnswers(answers=(("new_sign", YES),), rest_pain=9)
    assert suspension_causes(State(), check, PROGRAMME) == ("rest_pain", "new_sign")


@pytest.mark.parametrize(
    ("regions", "spared"),
    [(None, True), ((Region.CERVICAL, Region.LUMBAR), True), ((Region.LUMBAR,), False)],
)
def test_the_neck_is_spared_unless_it_is_known_to_be_well(regions, spared: bool):
    assert neck_spared(State(intake=Intake(regions=regions))) is spared


def adaptation(trigger: Trigger, threshold: float | None = 2, value: str = "x") -> Adaptation:
    return Adaptation(trigger, value, threshold, Effect.LEAVE_OUT, "why", "R9")


@pytest.mark.parametrize(
    ("trigger", "intake", "fact"),
    [
        (Trigger.CONDITION, Intake(), UNKNOWN),
        (Trigger.CONDITION, Intake(conditions=()), NO),
        (Trigger.CONDITION, Intake(conditions=("x",)), YES),
        (Trigger.AGE_FROM, Intake(), UNKNOWN),
        (Trigger.AGE_FROM, Intake(age=1), NO),
        (Trigger.AGE_FROM, Intake(age=2), YES),
        (Trigger.BMI_FROM, Intake(mass_kg=60), UNKNOWN),
        (Trigger.BMI_FROM, Intake(mass_kg=60, height_m=2.0), YES),
        (Trigger.STAGE_FROM, Intake(stage=1), NO),
        (Trigger.DAMAGE_FROM, Intake(), UNKNOWN),
        (Trigger.DAMAGE_FROM, Intake(damage=Damage.MODERATE), YES),
    ],
)
def test_a_trigger_holds_or_not_or_nobody_knows(trigger: Trigger, intake: Intake, fact: Answer):
    assert applies(State(intake=intake), adaptation(trigger)) is fact


def test_a_threshold_that_is_missing_settles_nothing():
    without = replace(adaptation(Trigger.AGE_FROM), threshold=None)
    assert applies(State(intake=Intake(age=2)), without) is UNKNOWN


def test_an_unknown_pain_at_rest_is_none():
    strictest = replace(P, rest_pain_remission_nrs=0)
    assert not hurts_at_rest(None, strictest)
    assert hurts_at_rest(1, strictest)
