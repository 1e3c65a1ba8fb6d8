"""An exercise on its page as the patient who is signed in does it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from corset.clinic.patient.contexts import words
from corset.people.models import User
from corset.services.therapy.training.own_plan import own_plan
from corset.services.therapy.training.plan_lines import PlanLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientExercise:
    """How much of it, and how; or why there is none of it to do."""

    dose: str
    how: str = ""


def own_exercise(*, by: User, exercise: str) -> PatientExercise | None:
    """Return what the plan of whoever asks says of an exercise; nothing without a plan."""
    plan = own_plan(by=by)
    if plan is None:
        return None
    line = next((line for line in plan if line.exercise.id == exercise), None)
    if line is None:
        none = _("This exercise is not in your plan: there is nothing of it for you to do.")
        return PatientExercise(dose=none)
    return _closed(line) if line.barred or line.withheld else _open(line)


def _closed(line: PlanLine) -> PatientExercise:
    if line.barred:
        return PatientExercise(dose=_("It stays out until your clinician has looked at it."))
    return PatientExercise(
        dose=_("Not now."), how=" ".join(reason.text for reason in line.reasons[:1])
    )


def _open(line: PlanLine) -> PatientExercise:
    counted = words.counted(line.exercise, line.repetitions)
    dose = _("For you: %(dose)s %(unit)s.") % {"dose": line.repetitions, "unit": counted}
    return PatientExercise(dose=dose, how=words.how(line).capitalize() + ".")
