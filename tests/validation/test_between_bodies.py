"""A body between those of the grid, against the same body computed."""

import json
import subprocess
import sys

import pytest

from corset.body.anthropometry import Person, Sex
from corset.loads.grid import BMIS, HEIGHTS, OUTSIDE, between, bodies, row_of
from corset.services import loadbook
from corset.services.loads import estimate
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


BODIES = 2 * len(HEIGHTS) * len(BMIS)
SCALES = {"L3": 1.0, "L1": 0.1, "standing": 0.5, "flexion-30": 0.95}


def scaled(row, by):
    return [[[by * x for x in disc] for disc in kind] for kind in row]


def flat(newtons):
    """Return a book in which every body has the same load on every disc."""
    row = [[[newtons * 0.8, newtons, newtons * 1.2]] * 12] * 4
    return {
        "digest": "",
        "rows": {name: [scaled(row, by)] * BODIES for name, by in SCALES.items()},
        "notes": {name: ["a note"] for name in SCALES},
    }


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "loads.json"
    path.write_text(json.dumps(flat(2000.0)), encoding="utf-8")
    loadbook.load_book.cache_clear()
    return path


INTAKE = Intake(sex=IntakeSex.FEMALE, height_m=1.68, mass_kg=65.0, age=50, levels=("L4/L5",))


def test_a_patient_is_warned_of_the_affected_disc_only(book):
    found = loadbook.load_of("L3", INTAKE, book=book)
    assert found.discs["L4/L5"].peak == pytest.approx((1600, 2000, 2400))
    assert found.notes == ("a note",)
    assert loadbook.warnings_of(found, INTAKE) == ("L4/L5",)


def test_nothing_is_said_of_an_unknown_body_or_exercise(book):
    assert loadbook.load_of("L3", Intake(), book=book) is None
    assert loadbook.load_of("L9", INTAKE, book=book) is None
    assert loadbook.load_of("L3", INTAKE, book=book.with_name("none.json")) is None


def test_a_body_outside_the_grid_is_said_to_be(book):
    tall = Intake(sex=IntakeSex.MALE, height_m=2.05, mass_kg=100.0)
    assert OUTSIDE in loadbook.load_of("L3", tall, book=book).notes


def test_a_patient_is_told_in_plain_words(book):
    assert "less than standing" in loadbook.words_of("L1", INTAKE, book=book)
    assert "about as much as bending" in loadbook.words_of("L3", INTAKE, book=book)
    assert not any(digit.isdigit() for _, words in loadbook.WORDS for digit in words)


def test_reading_the_book_needs_no_model():
    """A server has neither muscles nor a solver."""
    code = (
        "import sys, corset.services.loadbook;"
        "sys.exit(bool({'mujoco', 'myo_sim', 'daqp', 'mink'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own
    assert done.returncode == 0
