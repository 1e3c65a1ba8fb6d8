"""How long a session of a plan takes, as the clinician who signs it has to know."""

from collections.abc import Iterable
from typing import NamedTuple

from corset.coach.duration import exercise_seconds, minutes, session_seconds, warm_up_seconds
from corset.therapy.programme import Exercise, Programme


class DoseShown(NamedTuple):
    """An exercise as it is handed out."""

    exercise: Exercise
    repetitions: int
    hold_s: float


def session_minutes(doses: Iterable[DoseShown], programme: Programme) -> int:
    """Return the minutes of a session with these doses, warm-up, questions and rests included."""
    warm_up, p = programme.warm_up, programme.parameters
    work = (exercise_seconds(x.exercise, x.repetitions, x.hold_s, p) for x in doses)
    return minutes(warm_up_seconds(warm_up.parts, warm_up.tempo, p) + session_seconds(work, p))
