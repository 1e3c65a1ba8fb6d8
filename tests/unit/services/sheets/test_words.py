"""The words of a sheet for a dose."""

from types import SimpleNamespace

import pytest

from corset.services.library.programmes import installed
from corset.services.sheets import words


@pytest.mark.parametrize(
    ("name", "said"),
    [("L4", "10 times, half on each side"), ("C1", "10 times a side"), ("L1", "10 times")],
)
def test_a_dose_says_what_is_done_on_either_side(name, said):
    exercise = installed().exercises[name]
    sides = exercise.dose.per_side
    line = SimpleNamespace(repetitions=10, unit="times", per_side=sides, exercise=exercise)
    assert words.dose(line) == said
