"""Never hurried (R6): how long an exercise took, against what its tempo takes."""

from corset.coach.duration import exercise_seconds
from corset.therapy.content.parameters import Parameters
from corset.therapy.programme import Exercise


def is_hurried(
    *, seconds: float | None, exercise: Exercise, done: int, hold_s: float, p: Parameters
) -> bool:
    """Whether so many repetitions took less than the least part of their time.

    What was not measured was told by hand, and is believed; what was not begun took no time.
    """
    if seconds is None or done <= 0:
        return False
    return not seconds >= p.hurried_part * exercise_seconds(exercise, done, hold_s, p)
