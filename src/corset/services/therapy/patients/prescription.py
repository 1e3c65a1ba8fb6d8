"""What a clinician may prescribe to a patient, for every shell that asks."""

from corset.care.queries import options as query
from corset.care.queries.options import Option, Replacement, Terms
from corset.services.therapy.patients.page import PatientPage
from corset.therapy.programme import Exercise

__all__ = [
    "Option",
    "Replacement",
    "Terms",
    "doses_after_pain",
    "opt_ins",
    "options",
    "replacements",
    "terms",
]


def options(page: PatientPage) -> tuple[Option, ...]:
    """Return the lines of the proposal, those taken in first."""
    return query.options(state=page.state, programme=page.programme)


def replacements(page: PatientPage, exercise: Exercise) -> tuple[Replacement, ...]:
    """Return what could take an exercise's place, each with what speaks against it."""
    return query.replacements(state=page.state, exercise=exercise, programme=page.programme)


def doses_after_pain(page: PatientPage, exercise: Exercise) -> tuple[int, int]:
    """Return the fewest and most repetitions with which an exercise may come back."""
    return query.doses_after_pain(state=page.state, exercise=exercise, programme=page.programme)


def terms(page: PatientPage) -> Terms:
    """Return the terms under which a plan is offered for signing."""
    return query.terms(state=page.state, programme=page.programme)


def opt_ins(page: PatientPage) -> tuple[Exercise, ...]:
    """Return the exercises that only a clinician opens (R24)."""
    return tuple(exercise for exercise in page.programme.exercises.values() if exercise.opt_in)
