"""Lines of the timeline: what was asked for and what happened, with numbers as people say them."""

import pytest
from tests.patient import PROGRAMME

from corset.presentation.timeline import happened, title

EXERCISE = next(iter(PROGRAMME.exercises.values()))


@pytest.mark.parametrize(("number", "words"), [(1, "1 repetition"), (12, "12 repetitions")])
def test_repetitions_are_counted(number, words):
    payload = {"exercise": EXERCISE.id, "repetitions": number}
    assert title("finish_exercise", payload, PROGRAMME).endswith(f"finished: {words}")
    assert happened("ExerciseFinished", payload, PROGRAMME) == f"{EXERCISE.sheet.name}: {words}"


def test_a_pain_in_no_exercise_was_in_the_warm_up():
    payload = {"exercise": None, "nrs": 4, "words": None}
    assert happened("PainReported", payload, PROGRAMME) == "Pain at the warm-up: 4"
