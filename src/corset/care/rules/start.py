"""With which prescription an exercise begins, or goes on (R20)."""

from corset.care.copying import replace
from corset.care.rules.dose import floor, handed_out
from corset.care.rules.exercises import ruling
from corset.therapy.content.parameters import Parameters
from corset.therapy.plan import PlanItem, Progress
from corset.therapy.programme import Effect, Exercise
from corset.therapy.state import State


def stands(state: State, exercise: Exercise) -> Progress | None:
    """Return where an exercise stands that was prescribed before."""
    return next((p for p in state.progress if p.exercise == exercise.id), None)


def proposed_item(state: State, exercise: Exercise, p: Parameters) -> PlanItem:
    """Return the prescription proposed for an exercise: low, or where it already stands.

    Who begins lower also ends lower, at the low end of the range, until the clinician raises it.
    """
    start, ceiling = exercise.dose.start, exercise.dose.max
    if ruling(state, exercise, Effect.START_LOWER):
        start = max(floor(exercise), int(start * p.lower_start_part))
        ceiling = max(start, exercise.dose.min)
    fresh = PlanItem(
        exercise=exercise.id,
        repetitions=start,
        ceiling=ceiling,
        hold_s=exercise.tempo.hold_s,
    )
    before = stands(state, exercise)
    if before is None:
        return fresh
    return replace(fresh, repetitions=handed_out(before, fresh, exercise))
