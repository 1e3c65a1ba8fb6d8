"""A body between those of the grid, against the same body computed."""

import json
import subprocess
import sys

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.assumptions import CASES
from corset.loads.atlas.grid import BMIS, HEIGHTS, OUTSIDE, between, bodies, row_of
from corset.loads.atlas.packing import packed
from corset.loads.atlas.phases import unpacked
from corset.loads.curve import Curve
from corset.loads.discs import DISCS
from corset.services.loads import atlas as load_atlas
from corset.services.loads.estimate import curves_of, estimate
from corset.therapy.intake import Intake
from corset.therapy.terms import Sex as IntakeSex

pytest.importorskip("myo_sim", reason="the loads' extra is not installed")

LUMBAR = ("L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")
PEOPLE = (
    Person(sex=Sex.FEMALE, height=1.60, mass=60.0),
    Person(sex=Sex.MALE, height=1.80, mass=98.0),
)


@pytest.fixture(scope="module", params=["flexion-20", "both-legs-raised"])
def rows(request):
    return request.param, [row_of(estimate(request.param, person=body)) for body in bodies()]


@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE)
def test_a_body_between_is_within_a_twentieth(rows, person):
    name, table = rows
    read = between(table, person, name=name, age=None, notes=())
    computed = estimate(name, person=person)
    for disc in LUMBAR:
        assert read.discs[disc].peak == pytest.approx(computed.discs[disc].peak, rel=0.06, abs=15)


@pytest.fixture(scope="module")
def raises():
    """One leg's raise (L1) of every body of the grid, as the atlas holds it."""
    return packed([curves_of("L1", person=body)[0] for body in bodies()])


@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE)
def test_a_curve_between_is_within_a_twentieth_of_its_peak_all_the_way(raises, person):
    read = unpacked(raises, person)
    computed = curves_of("L1", person=person)[0]
    for disc in LUMBAR:
        low, central, high = np.array(read.compression[disc])
        at = DISCS.index(disc)
        assert np.all(low <= central)
        assert np.all(central <= high)
        off = np.abs(central - computed.compression[1, :, at])
        assert off.max() <= 0.05 * computed.compression[1, :, at].max()


BODIES = 2 * len(HEIGHTS) * len(BMIS)
ONES = np.ones(12)
SCALES = {"L3": 1.0, "L1": 0.1, "standing": 0.5, "flexion-30": 0.95}


def scaled(row, by):
    return [[[by * x for x in disc] for disc in kind] for kind in row]


def flat(newtons):
    """Return a atlas in which every body has the same load on every disc."""
    row = [[[newtons * 0.8, newtons, newtons * 1.2]] * 12] * 4
    curve = Curve(
        part="upper_body",
        phase=np.array([0.0, 1.0]),
        compression=np.array([[[0.4], [0.8]], [[0.5], [1.0]], [[0.6], [1.2]]]) * newtons * ONES,
        shear=np.zeros((3, 2, 12)),
        peaks=np.zeros((len(CASES), 12, 2)),
        residual=(0.0, 0.0),
        strain=0.5,
    )
    entries = {
        name: {"rows": [scaled(row, by)] * BODIES, "notes": ["a note"]}
        for name, by in SCALES.items()
    }
    own = [[newtons * (1 + 0.1 * case)] * 12 for case in range(len(CASES))]
    way = {
        "posture": "flexion-30",
        "said": "Both lifts at once",
        "rows": entries["flexion-30"]["rows"],
        "own": [own] * BODIES,
        "way": [[[0.95 * x for x in case] for case in own]] * BODIES,
    }
    entries["L3"] |= {"curves": [packed([curve] * BODIES)], "wrong_way": way}
    return {"digest": "", "entries": entries}


@pytest.fixture
def atlas(tmp_path):
    path = tmp_path / "loads.json"
    path.write_text(json.dumps(flat(2000.0)), encoding="utf-8")
    load_atlas.load_atlas.cache_clear()
    return path


INTAKE = Intake(sex=IntakeSex.FEMALE, height_m=1.68, mass_kg=65.0, age=50, levels=("L4/L5",))


def test_a_body_between_others_bears_what_lies_between(atlas):
    found = load_atlas.load_of("L3", INTAKE, atlas=atlas)
    assert found.discs["L4/L5"].peak == pytest.approx((1600, 2000, 2400))
    assert found.notes == ("a note",)


def test_nothing_is_said_of_an_unknown_body_or_exercise(atlas):
    assert load_atlas.load_of("L3", Intake(), atlas=atlas) is None
    assert load_atlas.load_of("L9", INTAKE, atlas=atlas) is None
    assert load_atlas.load_of("L3", INTAKE, atlas=atlas.with_name("none.json")) is None


def test_a_patient_has_a_curve_through_each_part(atlas):
    (part,) = load_atlas.phases_of("L3", INTAKE, atlas=atlas)
    assert part.part == "upper_body"
    assert part.compression["L4/L5"] == ((800, 1600), (1000, 2000), (1200, 2400))
    assert load_atlas.phases_of("L1", INTAKE, atlas=atlas) == ()
    assert load_atlas.phases_of("L3", Intake(), atlas=atlas) == ()


def test_the_forbidden_way_stands_beside_the_exercise(atlas):
    way = load_atlas.wrong_way_of("L3", INTAKE, atlas=atlas)
    assert way.said == "Both lifts at once"
    assert way.found.discs["L4/L5"].peak[1] == pytest.approx(1900)
    assert load_atlas.wrong_way_of("L1", INTAKE, atlas=atlas) is None
    assert way.times["L4/L5"] == pytest.approx((0.95, 0.95, 0.95)), "what both share falls out"


def test_bodies_sampled_at_other_phases_are_refused():
    at = {"part": "lift", "shear": np.zeros((3, 2, 12)), "residual": (0.0, 0.0), "strain": 0.5}
    at["peaks"] = np.zeros((len(CASES), 12, 2))
    forces = np.ones((3, 2, 12))
    ends = (np.array([0.0, 1.0]), np.array([0.0, 0.9]))
    curves = [Curve(phase=end, compression=forces, **at) for end in ends]
    with pytest.raises(ValueError, match="same phases"):
        packed(curves)


def test_a_body_outside_the_grid_is_said_to_be(atlas):
    tall = Intake(sex=IntakeSex.MALE, height_m=2.05, mass_kg=100.0)
    assert OUTSIDE in load_atlas.load_of("L3", tall, atlas=atlas).notes


def test_a_patient_is_told_in_plain_words(atlas):
    assert "less than standing" in load_atlas.words_of("L1", INTAKE, atlas=atlas)
    assert "about as much as bending" in load_atlas.words_of("L3", INTAKE, atlas=atlas)
    assert not any(digit.isdigit() for _, words in load_atlas.WORDS for digit in words)


def test_reading_the_book_needs_no_model():
    """A server has neither muscles nor a solver."""
    code = (
        "import sys, corset.services.loads.atlas;"
        "sys.exit(bool({'mujoco', 'myo_sim', 'daqp', 'mink'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own
    assert done.returncode == 0
