"""What is told of an exercise that was done: how often, and in what time (R6)."""

from tests.patient import PATIENT, PROGRAMME, at_home

from corset.coach.duration import exercise_seconds
from corset.therapy import commands as c
from corset.therapy.events import ExerciseFinished
from corset.therapy.reason import Reason
from corset.therapy.terms import REPETITIONS


def begun(exercise="L3"):
    return at_home().start().accepted(c.StartExercise(exercise=exercise), PATIENT)


def test_more_repetitions_than_anybody_does_are_refused_with_how_many_are_allowed():
    high = REPETITIONS[-1]
    told = begun().says(c.FinishExercise(exercise="L3", repetitions=high + 1))
    assert told.reasons == (Reason.of("R6", "too_high", given=high + 1, high=999),)
    assert begun().says(c.FinishExercise(exercise="L3", repetitions=high)).accepted


def test_the_time_of_an_exercise_is_kept_and_held_against_its_own_hold():
    patient = at_home().start()
    item = next(i for i in patient.state.session.items if i.hold_s)
    exercise = PROGRAMME.exercises[item.exercise]
    p = PROGRAMME.parameters
    least = p.hurried_part * exercise_seconds(exercise, item.repetitions, item.hold_s, p)
    patient.accepted(c.StartExercise(exercise=exercise.id), PATIENT)
    for seconds, hurried in ((least, False), (least - 0.1, True)):
        done = c.FinishExercise(exercise=exercise.id, repetitions=item.repetitions, seconds=seconds)
        told = patient.branch().says(done)
        (event,) = (one for one in told.events if isinstance(one, ExerciseFinished))
        assert (event.seconds, event.hurried) == (seconds, hurried)
