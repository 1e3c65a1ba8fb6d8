"""Words for what is done not at full strength."""

import pytest

from corset.presentation.strength import cue, to_clinician, to_patient
from corset.therapy.plan import FULL, Strength

REDUCED = Strength(amplitude=0.667, effort=0.5)


def test_full_strength_needs_no_words():
    assert to_patient(FULL, presses=False, clean=2) == ""
    assert to_clinician(FULL, presses=True, clean=2) == ""


@pytest.mark.parametrize(
    ("presses", "clean", "said"),
    [
        (False, 2, "smaller and softer until 2 sessions in a row have gone well"),
        (False, 1, "smaller and softer until one session has gone well"),
        (True, 2, "softer until 2 sessions in a row have gone well"),
    ],
)
def test_a_patient_reads_until_when(presses, clean, said):
    assert to_patient(REDUCED, presses=presses, clean=clean) == said


def test_a_clinician_reads_the_shares():
    said = "67 % of the amplitude, 50 % of the force until 2 clean sessions in a row"
    assert to_clinician(REDUCED, presses=False, clean=2) == said
    said = "50 % of the force until 1 clean session"
    assert to_clinician(REDUCED, presses=True, clean=1) == said


def test_a_press_is_measured_by_what_can_be_felt():
    """Half of a strength that nobody knows is no measure."""
    said = cue(amplitude=0.5, presses=True)
    assert "as if you held a door open" in said
    assert "half" not in said


@pytest.mark.parametrize(("amplitude", "said"), [(0.667, "two thirds"), (0.5, "half")])
def test_a_movement_is_measured_by_its_way(amplitude, said):
    assert f"about {said} of the way, as it is shown here" in cue(
        amplitude=amplitude, presses=False
    )
