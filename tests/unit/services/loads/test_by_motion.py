"""Loads follow the movement, as figures do: of another motion no old loads are shown."""

import json
from dataclasses import replace

import pytest

from corset.programme import load
from corset.services.loads.atlas import OWN, entry_of, load_atlas
from corset.services.loads.exercise_load import exercise_load
from corset.therapy.intake import Intake
from corset.therapy.terms import Sex

PROGRAMME = load()
BODY = Intake(sex=Sex.FEMALE, height_m=1.68, mass_kg=65.0, age=50, levels=("L4/L5",))
OTHER = "0123456789abcdef"


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def peak(exercise):
    load = exercise_load(exercise, BODY, PROGRAMME.parameters)
    return load.found.discs["L4/L5"].peak if load else None


def test_every_exercise_has_the_loads_of_its_own_motion():
    assert all(entry_of(exercise.motion) for exercise in PROGRAMME.exercises.values())


def test_an_exercise_that_moves_otherwise_is_not_shown_old_loads(data):
    lift = next(e for e in PROGRAMME.exercises.values() if peak(e))
    assert peak(replace(lift, motion=OTHER)) is None


def test_a_motion_of_a_clinics_own_has_its_loads_beside_its_figure(data):
    first, other, *_ = PROGRAMME.exercises.values()
    folder = data / "artefacts" / OTHER
    folder.mkdir(parents=True)
    entry = load_atlas()["entries"][other.motion]
    (folder / OWN).write_text(json.dumps(entry), encoding="utf-8")
    assert peak(replace(first, motion=OTHER)) == peak(other) != peak(first)
