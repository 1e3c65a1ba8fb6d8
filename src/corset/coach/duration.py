"""How long training takes: the same phases, added up."""

from collections.abc import Iterable
from typing import NamedTuple

from corset.coach.phases import Dose, Phase, phases_of, seconds_of, stretch
from corset.therapy.content.parameters import Parameters
from corset.therapy.content.parts import ExercisePart
from corset.therapy.programme import Exercise, Programme, Tempo, WarmUpPart


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


def exercise_seconds(exercise: Exercise, repetitions: int, hold_s: float, p: Parameters) -> float:
    """Return the seconds of one exercise at its tempo, the countdown included."""
    dose = Dose(
        repetitions=repetitions,
        per_side=exercise.dose.per_side,
        tempo=prescribed(exercise, hold_s),
        parts=exercise.parts,
    )
    return seconds_of(phases_of(dose, p))


def prescribed(exercise: Exercise, hold_s: float) -> Tempo:
    """Return the exercise's tempo with the hold that is handed out."""
    own = exercise.tempo
    return Tempo(out_s=own.out_s, hold_s=hold_s, return_s=own.return_s, rest_s=own.rest_s)


def warm_up_phases(part: WarmUpPart, tempo: Tempo, p: Parameters) -> tuple[Phase, ...]:
    """Return the phases of a part of the warm-up, counted or timed."""
    if part.repetitions is None:
        return stretch(part.seconds or 0, p, part.id)
    return phases_of(warm_up_dose(part, part.repetitions, tempo), p)


def warm_up_dose(part: WarmUpPart, repetitions: int, tempo: Tempo) -> Dose:
    """Return the dose of a part of the warm-up that is counted."""
    moved = ExercisePart(id=part.id, sides=part.sides, plays=part.plays)
    return Dose(repetitions=repetitions, per_side=part.per_side, tempo=tempo, parts=(moved,))


def warm_up_seconds(parts: Iterable[WarmUpPart], tempo: Tempo, p: Parameters) -> float:
    """Return the seconds of a warm-up."""
    return sum(seconds_of(warm_up_phases(part, tempo, p)) for part in parts)


def minutes(seconds: float) -> int:
    """Return whole minutes, at least one."""
    return max(1, round(seconds / 60))


def session_seconds(work: Iterable[float], p: Parameters) -> float:
    """Return the seconds of exercises, each with its questions and the rest after it."""
    return sum(seconds + p.questions_s + p.rest_between_exercises_s for seconds in work)
