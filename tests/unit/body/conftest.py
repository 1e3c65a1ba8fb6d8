"""The motions, compiled once for the bodies that the tests look at."""

from functools import cache

import pytest

from corset.body.anatomy.anthropometry import REFERENCE, Person, Sex
from corset.body.kinematics.compilation import compile_motion
from corset.programme import load_motions

PERSONS = {
    "reference": REFERENCE,
    "small woman": Person(sex=Sex.FEMALE, height=1.50, mass=48),
    "heavy woman": Person(sex=Sex.FEMALE, height=1.62, mass=78),
    "tall man": Person(sex=Sex.MALE, height=1.95, mass=110),
}


@cache
def compiled(exercise, person):
    return compile_motion(load_motions()[exercise], person=person)


@pytest.fixture(params=PERSONS)
def person(request):
    return PERSONS[request.param]


@pytest.fixture(params=sorted(load_motions()))
def exercise(request):
    return request.param


@pytest.fixture
def motion(exercise):
    return load_motions()[exercise]


@pytest.fixture
def frames(exercise, person):
    return compiled(exercise, person)
