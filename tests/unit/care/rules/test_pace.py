"""When an exercise took too short a time (R6)."""

from tests.patient import PROGRAMME

from corset.care.rules.pace import is_hurried
from corset.coach.duration import exercise_seconds

P = PROGRAMME.parameters


def test_one_repetition_takes_its_time_too():
    exercise = PROGRAMME.exercises["L3"]
    assert is_hurried(seconds=0.1, exercise=exercise, done=1, hold_s=0, p=P)
    assert not is_hurried(seconds=0.1, exercise=exercise, done=0, hold_s=0, p=P)
    assert not is_hurried(seconds=None, exercise=exercise, done=1, hold_s=0, p=P)


def test_it_takes_as_long_as_it_is_to_be_held():
    exercise = next(e for e in PROGRAMME.exercises.values() if e.tempo.hold_s)
    usual, longer = exercise.tempo.hold_s, 4 * exercise.tempo.hold_s
    seconds = P.hurried_part * exercise_seconds(exercise, 5, usual, P)
    assert not is_hurried(seconds=seconds, exercise=exercise, done=5, hold_s=usual, p=P)
    assert is_hurried(seconds=seconds, exercise=exercise, done=5, hold_s=longer, p=P)
