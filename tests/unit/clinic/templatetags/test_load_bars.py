"""Loads beside a dose: an interval, the damaged discs, a word of warning and never a block."""

import pytest
from tests.patient import PROGRAMME

from corset.clinic.templatetags.loads import load_bars, times_of
from corset.therapy.intake import Intake
from corset.therapy.terms import Region, Sex

P, of = PROGRAMME.parameters, PROGRAMME.exercises.__getitem__
BODY = {"sex": Sex.MALE, "height_m": 1.75, "age": 50, "regions": (Region.LUMBAR,)}


def test_the_damaged_discs_are_shown_with_their_interval():
    bar = load_bars(of("L3"), Intake(**BODY, mass_kg=75, levels=("L4/L5",)), P).bars[0]
    assert bar.disc == "L4/L5"
    assert bar.low < bar.mark < bar.low + bar.width
    assert not bar.hot


def test_without_a_named_disc_the_one_that_bears_most_is_shown():
    (bar,) = load_bars(of("L1"), Intake(**BODY, mass_kg=75), P).bars
    assert bar.disc


def test_a_heavy_body_is_warned_of_what_passes_a_fifth_of_a_tonne():
    (bar,) = load_bars(of("T1"), Intake(**BODY, mass_kg=100, levels=("L5/S1",)), P).bars
    assert bar.hot


def test_both_lifts_at_once_stand_beside_the_exercise_that_forbids_them():
    heavy = Intake(
        sex=Sex.MALE,
        height_m=1.88,
        mass_kg=120,
        age=50,
        regions=(Region.LUMBAR,),
        levels=("L4/L5",),
    )
    allowed, forbidden = load_bars(of("L3"), heavy, P).bars
    assert (allowed.forbidden, forbidden.forbidden) == ("", "Both lifts at once")
    assert allowed.mark < forbidden.mark
    assert allowed.low + allowed.width < forbidden.low + forbidden.width
    assert (allowed.times, forbidden.times[:2]) == ("", "1.")
    assert (allowed.hot, forbidden.hot) == (True, True), "the upper end of L3 passes it too (R31)"


@pytest.mark.parametrize(
    ("ratios", "said"),
    [
        ((1.31, 1.37, 1.44), "1.3 to 1.4 times"),
        ((1.0, 1.0, 1.01), "about as much as"),
        ((0.88, 1, 1), "0.88 to 1 times"),
    ],
)
def test_a_multiple_is_said_from_the_least_to_the_most(ratios, said):
    assert times_of(ratios) == said


def test_a_damaged_disc_that_is_not_estimated_is_said_to_be():
    found = load_bars(of("L3"), Intake(**BODY, mass_kg=75, levels=("T11/T12", "L4/L5")), P)
    assert found.unknown == "T11/T12"
    assert {bar.disc for bar in found.bars} == {"L4/L5"}


def test_an_unknown_body_shows_nothing():
    assert load_bars(of("L3"), Intake(**BODY), P).bars == ()
