"""Two ways are compared under the same assumptions, at their worst moments."""

import numpy as np
import pytest

from corset.loads.assumptions import CASES, VARIATIONS
from corset.loads.comparison import times
from corset.loads.discs import DISCS, LUMBAR
from corset.loads.intervals import interval_of
from corset.programme.loads.postures import load_wrong_ways
from corset.services.loads.estimate import curves_of, way_curves, wrong_way_times


@pytest.fixture(scope="module")
def lifts(man):
    return curves_of("L3", person=man)


def test_an_interval_reaches_no_farther_than_its_variations_together(lifts):
    """Where the breast leaves the mat, a body that bears its trunk already bore it twice."""
    for curve in lifts:
        most = curve.peaks[:, :, 0].max(axis=0)
        central = curve.peaks[0, :, 0]
        high = curve.compression[2].max(axis=0)
        assert (high <= central + len(VARIATIONS) ** 0.5 * (most - central) + 1).all()


def test_each_case_alone_lies_within_the_interval():
    cases = np.linspace(100, 200, len(CASES))[:, None] * np.ones((1, len(DISCS)))
    low, central, high = interval_of(cases)
    assert (low <= cases.min(axis=0)).all()
    assert (high >= cases.max(axis=0)).all()
    assert (central == cases[0]).all()


def test_what_is_not_known_of_both_falls_out():
    own = [[100.0 * case] * len(DISCS) for case in range(1, len(CASES) + 1)]
    way = [[1.3 * newtons for newtons in row] for row in own]
    assert times(way, own)["L4/L5"] == pytest.approx((1.3, 1.3, 1.3))


def test_both_lifts_at_once_ask_more_of_every_disc_below_whatever_is_assumed(man):
    (ratios,) = wrong_way_times("L3", person=man).values()
    for disc in LUMBAR:
        least, central, most = ratios[disc]
        assert 0.99 <= least <= central <= most
    assert ratios["L4/L5"][0] > 1.2


def test_a_forbidden_way_is_taken_through_its_movement_and_not_at_its_end_alone(man):
    (posture,) = load_wrong_ways()
    (way,) = way_curves(posture, person=man)
    assert len(way.phase) > 2
    assert way.peaks[0, DISCS.index("T12/L1"), 0] > way.compression[1, -1, DISCS.index("T12/L1")]
