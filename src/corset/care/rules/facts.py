"""Three-valued facts of a check: what was answered and what was measured, the worse of both."""

from corset.therapy.answers import answer_to
from corset.therapy.content.parameters import Parameters, plausible_celsius, plausible_mmhg
from corset.therapy.programme import (
    Adaptation,
    Consequence,
    Contraindication,
    Measured,
    Programme,
    Trigger,
)
from corset.therapy.session import CheckAnswers
from corset.therapy.state import State
from corset.therapy.terms import NRS, Answer, Region


def contraindication(check: CheckAnswers, asked: Contraindication, p: Parameters) -> Answer:
    """Return whether a passing contraindication is active, by answer and measurement (R8)."""
    answered = answer_to(check.answers, asked.id)
    if asked.measures is Measured.TEMPERATURE:
        return _measured_fever(answered, check.temperature_c, p)
    if asked.measures is Measured.BLOOD_PRESSURE:
        return _worse(answered, _measured_pressure(check, p))
    return answered


def _worse(one: Answer | None, other: Answer | None) -> Answer:
    both = {one, other}
    return next((a for a in (Answer.YES, Answer.UNKNOWN) if a in both), Answer.NO)


def _measured_fever(answered: Answer, celsius: float | None, p: Parameters) -> Answer:
    """A thermometer settles an open answer; a misread one opens it again."""
    if celsius is None:
        return answered
    low, high = plausible_celsius(p)
    if not low <= celsius <= high:
        return _worse(answered, Answer.UNKNOWN)
    measured = Answer.YES if celsius >= p.fever_celsius else Answer.NO
    return Answer.YES if Answer.YES in {measured, answered} else Answer.NO


def _measured_pressure(check: CheckAnswers, p: Parameters) -> Answer:
    """Return whether the cuff forbids training; no where nothing was measured."""
    least, most = plausible_mmhg(p)
    span = range(least, most + 1)
    systolic = _measured(check.systolic_mmhg, span, p.systolic_low_mmhg, p.systolic_high_mmhg)
    diastolic = _measured(check.diastolic_mmhg, span, least - 1, p.diastolic_high_mmhg)
    return _worse(systolic, diastolic)


def _measured(mmhg: int | None, plausible: range, low: int, high: int) -> Answer | None:
    if mmhg is None:
        return None
    if mmhg not in plausible:
        return Answer.UNKNOWN
    return Answer.NO if low < mmhg < high else Answer.YES


def suspension_causes(state: State, check: CheckAnswers, programme: Programme) -> tuple[str, ...]:
    """Return what in this check suspends training until the clinician looks (R1).

    An unknown baseline counts as 0, the strictest reading.
    """
    causes: list[str] = []
    p = programme.parameters
    baseline = state.intake.rest_pain or 0
    if check.rest_pain is not None and check.rest_pain in NRS:
        causes += ["rest_pain"] * (check.rest_pain >= baseline + p.rest_pain_rise_nrs)
    causes += yes_leading_to(Consequence.SUSPENSION, check, programme)
    return tuple(causes)


def yes_leading_to(lead: Consequence, check: CheckAnswers, programme: Programme) -> tuple[str, ...]:
    """Return the questions of the check that were answered with a yes that leads there."""
    asked = (
        question.id for question in programme.check_questions.values() if question.leads_to is lead
    )
    return tuple(name for name in asked if answer_to(check.answers, name) is Answer.YES)


def neck_spared(state: State) -> bool:
    """Whether the neck is spared (R17): also while no region is known, the strictest reading."""
    return Region.CERVICAL in (state.intake.regions or tuple(Region))


def applies(state: State, adaptation: Adaptation) -> Answer:
    """Return whether an adaptation's trigger holds for this patient (R7, R9, R24)."""
    intake = state.intake
    if adaptation.trigger is Trigger.CONDITION:
        if intake.conditions is None:
            return Answer.UNKNOWN
        return Answer.YES if adaptation.value in intake.conditions else Answer.NO
    fact = {
        Trigger.AGE_FROM: intake.age,
        Trigger.BMI_FROM: intake.bmi,
        Trigger.STAGE_FROM: intake.stage,
        Trigger.DAMAGE_FROM: intake.damage.grade if intake.damage else None,
    }[adaptation.trigger]
    if fact is None or adaptation.threshold is None:
        return Answer.UNKNOWN
    return Answer.YES if fact >= adaptation.threshold else Answer.NO
