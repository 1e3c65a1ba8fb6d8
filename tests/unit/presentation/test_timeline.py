"""Lines of the timeline: what was asked for and what happened, with numbers as people say them."""

import pytest
from tests.patient import PROGRAMME

from corset.presentation.timeline import happened, title
from corset.therapy.terms import AlertKind

EXERCISE = next(iter(PROGRAMME.exercises.values()))


@pytest.mark.parametrize(("number", "words"), [(1, "1 repetition"), (12, "12 repetitions")])
def test_repetitions_are_counted(number, words):
    payload = {"exercise": EXERCISE.id, "repetitions": number}
    assert title("finish_exercise", payload, PROGRAMME).endswith(f"finished: {words}")
    assert happened("ExerciseFinished", payload, PROGRAMME) == f"{EXERCISE.sheet.name}: {words}"


def test_a_pain_in_no_exercise_was_in_the_warm_up():
    payload = {"exercise": None, "nrs": 4, "words": None}
    assert happened("PainReported", payload, PROGRAMME) == "Pain at the warm-up: 4"


def test_a_pain_that_could_not_be_placed_was_not_in_the_warm_up():
    payload = {"exercise": None, "nrs": 8, "words": None, "placed": False}
    said = happened("PainReported", payload, PROGRAMME)
    assert said == "Pain at an exercise that was not named: 8"


@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_of_alert_is_called_in_words(kind):
    assert "_" not in happened("AlertRaised", {"kind": kind.value}, PROGRAMME)
