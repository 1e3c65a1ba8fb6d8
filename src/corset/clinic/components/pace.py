"""How long training takes, for the one number on the patient's page."""

from collections.abc import Iterable

from corset.therapy.programme import Exercise, WarmUpPart

READY_S = 5
QUESTIONS_S = 20
"""For the two questions after an exercise, before its rest."""
WARM_UP_MOVE_S = 4


def exercise_seconds(exercise: Exercise, repetitions: int, hold_s: float) -> float:
    """Return the seconds of one exercise at its tempo, the countdown included."""
    tempo = exercise.tempo
    once = tempo.out_s + hold_s + tempo.return_s + tempo.rest_s
    return READY_S + once * repetitions * _movements(exercise)


def warm_up_seconds(parts: Iterable[WarmUpPart]) -> float:
    """Return the seconds of a warm-up."""
    moves = (_moves(part) * WARM_UP_MOVE_S + (part.seconds or 0) for part in parts)
    return sum(moves)


def minutes(seconds: float) -> int:
    """Return whole minutes, at least one."""
    return max(1, round(seconds / 60))


def _movements(exercise: Exercise) -> int:
    return len(exercise.parts) or 1 + exercise.dose.per_side


def _moves(part: WarmUpPart) -> int:
    return (part.repetitions or 0) * (1 + part.per_side)
