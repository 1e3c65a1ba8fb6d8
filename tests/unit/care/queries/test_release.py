"""What is handed out next, asked before a session begins."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.patient import MONDAY, PATIENT, PROGRAMME, at_home

from corset.care.queries.release import may_again, strength_of
from corset.therapy import commands as c
from corset.therapy.plan import FULL, Strength
from corset.therapy.state import DayCount, State


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


def test_what_is_done_once_a_day_may_be_done_an_hour_after_midnight():
    once = next(e for e in PROGRAMME.exercises.values() if e.sets_a_day == 1)
    late, now = MONDAY.replace(hour=23), MONDAY.replace(hour=0) + timedelta(days=1)
    done = DayCount(exercise=once.id, day=late.date(), sets=1, last=late)
    assert may_again(State(sets=(done,)), once, now, PROGRAMME)
    twice = replace(once, sets_a_day=2)
    assert not may_again(State(sets=(done,)), twice, now, PROGRAMME)
