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
    answered, read = answer_to(check.answers, asked.id), measured(check, asked, p)
    if read is None or answered is Answer.YES:
        return answered
    return read


def measured(check: CheckAnswers, asked: Contraindication, p: Parameters) -> Answer | None:
    """Return what an instrument says of a question; nothing where nothing was measured (R8).

    What it says settles an answer that is open or no; unknown is what cannot be read.
    """
    if asked.measures is Measured.TEMPERATURE:
        return _fever(check.temperature_c, p)
    if asked.measures is Measured.BLOOD_PRESSURE:
        return _pressure(check, p)
    return None


def _fever(celsius: float | None, p: Parameters) -> Answer | None:
    if celsius is None:
        return None
    low, high = plausible_celsius(p)
    if not low <= celsius <= high:
        return Answer.UNKNOWN
    return Answer.YES if celsius >= p.fever_celsius else Answer.NO


def _pressure(check: CheckAnswers, p: Parameters) -> Answer | None:
    """Either value may forbid training; only a pair that can be right says no."""
    systolic, diastolic = check.systolic_mmhg, check.diastolic_mmhg
    if systolic is None and diastolic is None:
        return None
    least, most = plausible_mmhg(p)
    span = range(least, most + 1)
    upper = _read(systolic, span, p.systolic_low_mmhg, p.systolic_high_mmhg)
    lower = _read(diastolic, span, least - 1, p.diastolic_high_mmhg)
    if Answer.YES in {upper, lower}:
        return Answer.YES
    paired = systolic is not None and diastolic is not None and diastolic < systolic
    return Answer.NO if paired and Answer.UNKNOWN not in {upper, lower} else Answer.UNKNOWN


def _read(mmhg: int | None, plausible: range, low: int, high: int) -> Answer:
    if mmhg is None or mmhg not in plausible:
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
        limit = min(baseline + p.rest_pain_rise_nrs, p.rest_pain_limit_nrs)
        causes += ["rest_pain"] * (check.rest_pain >= limit)
    causes += yes_leading_to(Consequence.SUSPENSION, check, programme)
    return tuple(causes)


def hurts_at_rest(rest_pain: int | None, p: Parameters) -> bool:
    """Whether the usual pain at rest is so high that a clinician confirms remission (R1)."""
    return (rest_pain or 0) > p.rest_pain_remission_nrs


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
        return _is_named(adaptation.value, intake.conditions)
    if adaptation.trigger is Trigger.REGION:
        return _is_named(adaptation.value, intake.regions)
    fact = {
        Trigger.AGE_FROM: intake.age,
        Trigger.BMI_FROM: intake.bmi,
        Trigger.STAGE_FROM: intake.stage,
        Trigger.DAMAGE_FROM: intake.damage.grade if intake.damage else None,
    }[adaptation.trigger]
    if fact is None or adaptation.threshold is None:
        return Answer.UNKNOWN
    return Answer.YES if fact >= adaptation.threshold else Answer.NO


def _is_named(value: str, known: tuple[str, ...] | None) -> Answer:
    """Return whether something is among what is known; what was not asked is unknown."""
    if known is None:
        return Answer.UNKNOWN
    return Answer.YES if value in known else Answer.NO
