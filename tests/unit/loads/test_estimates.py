"""What the estimates have to get right whatever their size."""

import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.discs import DISCS
from corset.loads.tolerance import Tolerances, chance_over_strength
from corset.services.loads.estimate import NoSuchLoad, estimate

LUMBAR = ("L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")


def worst(name, person):
    return max(estimate(name, person=person).discs[disc].peak[1] for disc in LUMBAR)


def test_standing_is_500_to_800_newtons(man):
    standing = estimate("standing", person=man)
    assert all(500 <= standing.discs[disc].peak[1] <= 800 for disc in LUMBAR)


def test_more_mass_more_load():
    loads = [
        worst("standing", Person(sex=Sex.MALE, height=1.75, mass=mass)) for mass in (55, 70, 90)
    ]
    assert loads == sorted(loads)


def test_more_bend_more_load(man):
    loads = [worst(name, man) for name in ("standing", "flexion-10", "flexion-20", "flexion-30")]
    assert loads == sorted(loads)


def test_lying_loads_less_than_sitting_and_standing(man):
    lying = max(worst("supine", man), worst("prone", man))
    assert lying < min(worst("sitting", man), worst("standing", man)) / 2


def test_both_legs_load_more_than_one(man):
    assert worst("both-legs-raised", man) > worst("one-leg-raised", man)


def test_both_lifts_at_once_load_more_than_one_after_the_other(man):
    after = max(worst("prone-trunk-raised", man), worst("prone-legs-raised", man))
    assert worst("prone-both-raised", man) > 1.1 * after


@pytest.mark.parametrize("name", ["standing", "L3", "C1"])
def test_every_figure_has_its_interval(name, man):
    found = estimate(name, person=man, age=50)
    assert tuple(found.discs) == DISCS
    for load in found.discs.values():
        for low, central, high in (load.peak, load.mean, load.shear_peak, load.shear_mean):
            assert low <= central <= high
    for disc in found.as_json(Tolerances(affected=2000, healthy=5000))["discs"].values():
        for figure in (disc["share_of_2kN"], disc["share_of_5kN"], disc["p_over_strength"]):
            assert figure == sorted(figure)
            assert len(figure) == 3


def test_the_neck_is_as_loaded_as_measured(man):
    """Moroney 1988 has 122 N at C4/C5 for a head at ease."""
    at_ease = estimate("standing", person=man).discs["C4/C5"]
    assert at_ease.peak[0] <= 122 <= at_ease.peak[2]
    assert estimate("C1", person=man).discs["C4/C5"].peak[1] > at_ease.peak[1]


def test_strength_falls_with_age_and_is_less_in_women():
    by_age = [chance_over_strength(2000, sex=Sex.FEMALE, age=age) for age in (30, 50, 70)]
    assert by_age == sorted(by_age)
    assert chance_over_strength(2000, sex=Sex.MALE) < chance_over_strength(2000, sex=Sex.FEMALE)
    assert chance_over_strength(0, sex=Sex.MALE) == 0


def test_what_is_unknown_is_named():
    with pytest.raises(NoSuchLoad, match="flexion-20"):
        estimate("flying", person=Person())
