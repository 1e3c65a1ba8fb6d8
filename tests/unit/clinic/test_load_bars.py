"""Loads beside a dose: an interval, the damaged discs, a word of warning and never a block."""

from corset.clinic.templatetags.loads import load_bars
from corset.therapy.intake import Intake
from corset.therapy.terms import Region, Sex

BODY = {"sex": Sex.MALE, "height_m": 1.75, "age": 50, "regions": (Region.LUMBAR,)}


def test_the_damaged_discs_are_shown_with_their_interval():
    (bar,) = load_bars("L3", Intake(**BODY, mass_kg=75, levels=("L4/L5",)))["bars"]
    assert bar.disc == "L4/L5"
    assert bar.low < bar.mark < bar.low + bar.width
    assert not bar.hot


def test_without_a_named_disc_the_one_that_bears_most_is_shown():
    (bar,) = load_bars("L1", Intake(**BODY, mass_kg=75))["bars"]
    assert bar.disc


def test_a_heavy_body_is_warned_of_what_passes_a_fifth_of_a_tonne():
    (bar,) = load_bars("T1", Intake(**BODY, mass_kg=100, levels=("L5/S1",)))["bars"]
    assert bar.hot


def test_an_unknown_body_shows_nothing():
    assert load_bars("L3", Intake(**BODY))["bars"] == []
