"""What opens a day again that was closed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.patient import PROGRAMME

from corset.care.rules.closures import closing, settles
from corset.therapy.answers import freeze
from corset.therapy.programme import Measured
from corset.therapy.session import CheckAnswers, Closure, ClosureCause
from corset.therapy.terms import Answer

AT = datetime(2026, 1, 5, 8, tzinfo=UTC)
NO_FEVER = CheckAnswers(answers=freeze({"fever": Answer.NO}), temperature_c=36.6)


@pytest.mark.parametrize(
    ("cause", "opens"),
    [
        (ClosureCause.ANSWER, True),
        (ClosureCause.MISREADING, True),
        (ClosureCause.MEASUREMENT, False),
    ],
)
def test_only_a_measured_fever_is_not_taken_back_on_its_day(cause: ClosureCause, opens: bool):
    closure = Closure(question="fever", cause=cause, at=AT)
    assert settles(NO_FEVER, closure, AT, PROGRAMME) is opens


@pytest.mark.parametrize("cause", ClosureCause)
def test_a_question_that_is_asked_no_more_is_settled_by_nothing(cause: ClosureCause):
    asked = {x: c for x, c in PROGRAMME.contraindications.items() if x != "fever"}
    programme = replace(PROGRAMME, contraindications=asked)
    closure = Closure(question="fever", cause=cause, at=AT)
    assert not settles(NO_FEVER, closure, AT, programme)


def test_a_day_is_closed_by_the_answer_and_by_the_value():
    check = CheckAnswers(answers=freeze({"fever": Answer.YES}), temperature_c=38.4)
    assert {cause for _, cause in closing(check, PROGRAMME)} == {
        ClosureCause.ANSWER,
        ClosureCause.MEASUREMENT,
    }


@pytest.mark.parametrize(("minutes", "opens"), [(-1, False), (0, True), (1, True)])
def test_a_pressure_is_settled_from_its_minute_on(minutes: int, opens: bool):
    again = timedelta(minutes=PROGRAMME.parameters.pressure_again_minutes + minutes)
    (question,) = (
        name
        for name, asked in PROGRAMME.contraindications.items()
        if asked.measures is Measured.BLOOD_PRESSURE
    )
    good = CheckAnswers(answers=freeze({question: Answer.NO}), systolic_mmhg=120, diastolic_mmhg=80)
    closure = Closure(question=question, cause=ClosureCause.MEASUREMENT, at=AT)
    assert settles(good, closure, AT + again, PROGRAMME) is opens
