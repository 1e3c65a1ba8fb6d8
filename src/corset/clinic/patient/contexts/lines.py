"""The lines of the patient's lists: an exercise of today, and one that was done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.components.hint import hint_of
from corset.clinic.components.lines import ExerciseLine
from corset.clinic.patient.contexts import words
from corset.services.therapy.training.plan_lines import Change, PlanLine
from corset.services.therapy.training.training_lines import Progress, TrainingLine


def exercise_line(line: PlanLine, *, leads: bool = True) -> ExerciseLine:
    """Return an exercise of today; `leads`: to the exercise's own page."""
    out = line.barred or line.withheld
    return ExerciseLine(
        name=line.exercise.sheet.name,
        note=words.how(line),
        dose=line.repetitions,
        unit=words.counted(line.exercise, line.repetitions),
        motion=line.motion,
        position=line.variant.posture if line.variant else line.exercise.posture,
        region=line.exercise.region,
        change=words.change(line),
        tone="good" if not out and line.change is Change.UP else "amber",
        state="barred" if out else "todo",
        href="" if out or not leads else reverse("exercise", args=[line.exercise.id]),
        hint=None if out else hint_of(line.hint),
    )


def done_line(line: TrainingLine) -> ExerciseLine:
    """Return what came of an exercise."""
    stopped = line.state is Progress.STOPPED
    done = line.result.repetitions if line.result else None
    return ExerciseLine(
        name=line.exercise.sheet.name,
        note=words.felt(line),
        dose=done,
        unit=words.counted(line.exercise, done or 0),
        motion=line.exercise.motion,
        position=line.exercise.posture,
        region=line.exercise.region,
        change=_("Stopped here.") if stopped else words.pace(line),
        tone="amber",
    )
