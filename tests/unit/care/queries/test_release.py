"""What is handed out next, asked before a session begins."""

import pytest
from tests.patient import PATIENT, at_home

from corset.care.queries.release import strength_of
from corset.therapy import commands as c
from corset.therapy.plan import FULL, Strength


def of(patient, exercise="L3"):
    return strength_of(state=patient.state, exercise=exercise, programme=patient.programme)


def test_what_was_uncomfortable_comes_next_at_less_than_full_strength():
    patient = at_home()
    assert of(patient) == FULL
    patient.start().do("L3", nrs=4).accepted(c.FinishSession(), PATIENT)
    p = patient.programme.parameters
    assert of(patient) == Strength(amplitude=p.reduced_amplitude, effort=p.reduced_effort)
    assert of(patient, "L1") == FULL


def test_an_exercise_that_was_never_prescribed_has_none():
    with pytest.raises(KeyError):
        of(at_home(), "C1")
