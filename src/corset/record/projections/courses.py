"""Each exercise as it stands: its last dose, and what last changed it."""

from corset.record.models.read_models import ExerciseCourse
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.events import DoseSet, ExerciseBarred, PlanCorrected, SessionStarted

MOVES_A_COURSE = (SessionStarted, DoseSet, ExerciseBarred, PlanCorrected)


def follow(step: Step, rows: Rows) -> None:
    """Keep the doses of a session that begins, and the decision that changes an exercise."""
    match step.event:
        case SessionStarted(items=items):
            for item in items:
                course = _course(step, item.exercise, rows)
                course.dose = item.repetitions
        case DoseSet() | ExerciseBarred() | PlanCorrected() as changed:
            _course(step, changed.exercise, rows).changed_by = step.row.decision
        case _:
            pass


def _course(step: Step, exercise: str, rows: Rows) -> ExerciseCourse:
    course = rows.courses.setdefault(
        exercise, ExerciseCourse(patient=step.patient, exercise=exercise)
    )
    rows.change(course)
    return course
