"""The one mesh becomes any person."""

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE, Person, Sex
from corset.body.anatomy.bones import BONES
from corset.figure.person.fit import fit
from corset.figure.person.mesh import PARTS, read_mesh
from corset.figure.person.rig import HALVES
from corset.figure.person.skinning import posed, track
from corset.services.bundle.baked import PERSON

PEOPLE = (
    REFERENCE,
    Person(sex=Sex.MALE, height=1.92, mass=88),
    Person(sex=Sex.FEMALE, height=1.52, mass=48),
    Person(sex=Sex.MALE, height=1.75, mass=115),
)


def test_the_file_is_small():
    assert PERSON.stat().st_size < 900_000


def test_the_mesh_has_our_bones_and_the_half_ones():
    assert read_mesh(PERSON).bones == (*BONES, *HALVES)


def test_every_vertex_follows_its_bones_wholly():
    assert read_mesh(PERSON).shares.sum(axis=1) == pytest.approx(1)


def test_every_part_that_is_worn_is_there():
    present = {PARTS[number] for number in np.unique(read_mesh(PERSON).parts)}
    assert present == set(PARTS) - {"vertebrae", "discs"}


@pytest.mark.parametrize("person", PEOPLE)
def test_standing_a_person_is_as_tall_as_said_and_stands_on_the_floor(person, standing):
    points = standing(person)
    assert np.ptp(points[:, 2]) == pytest.approx(person.height, abs=0.03)
    assert points[:, 2].min() == pytest.approx(0, abs=0.02)


def test_more_mass_is_more_girth(standing):
    slim, stout = (standing(Person(height=1.7, mass=mass)) for mass in (50, 110))
    waist = [np.ptp(p[np.abs(p[:, 2] - 1.1) < 0.03, 0]) for p in (slim, stout)]
    assert waist[1] > 1.2 * waist[0]


def test_both_sides_are_alike(standing):
    points = standing(REFERENCE)
    assert points[:, 1].max() == pytest.approx(-points[:, 1].min(), abs=0.005)


@pytest.fixture
def standing(raised):
    def stand(person: Person) -> np.ndarray:
        mesh = read_mesh(PERSON)
        fitted = fit(mesh, person)
        still = raised(degrees=0, person=person)
        return posed(mesh, fitted, track(mesh, fitted, still), 0)

    return stand
