"""What stands beside every load: what its interval spans, in words that follow the code."""

from math import degrees

from corset.loads.assumptions import VARIATIONS
from corset.loads.tolerance import Tolerances
from corset.presentation.loads import assumptions, spans

BEARS = Tolerances(affected=1960, healthy=4900)


def test_the_sentence_names_everything_that_is_varied():
    assert set(VARIATIONS) == {"co-contraction", "strength", "posture", "effort"}
    said = spans()
    for words in (
        "0 to 2\u00a0% at least",
        "0.75 to 1.33 times the strength",
        "lever arms of the neck of 0.87 to 1.15",
        "4° farther back or forwards",
        "on purpose, from nothing to twice as much",
    ):
        assert words in said


def test_what_it_says_of_both_sides_is_true_of_both():
    back, forwards = VARIATIONS["posture"]
    assert degrees(forwards.leans) == -degrees(back.leans) == 4
    assert [case.effort for case in VARIATIONS["effort"]] == [0, 2]


def test_it_stands_among_the_assumptions():
    assert any(line.startswith(spans()) for line in assumptions(BEARS))
