"""In which posture a patient does what can be done in several: their own choice, at any time."""

from uuid import UUID

from django.http import Http404

from corset.people.models import Patient, User
from corset.services.library.programmes import programme_of
from corset.services.people.access import open_patient
from corset.therapy.commands import Actor
from corset.therapy.programme import Exercise, Variant


class NoSuchVariant(Http404):
    """No exercise of the patient's programme has a variant of this id."""


def choose_variant(*, by: User | Actor, patient_id: UUID | str, variant: str) -> None:
    """Remember how a patient goes on and begins from now on; nothing: as usual.

    Raises NotAllowed, NoSuchPatient and NoSuchVariant.
    """
    patient = open_patient(by, patient_id)
    exercises = programme_of(patient.id).exercises.values()
    if variant and not any(variant_of(exercise, variant) for exercise in exercises):
        raise NoSuchVariant(f"No exercise has a variant {variant}.")
    Patient.objects.filter(id=patient.id).update(variant=variant)


def variant_of(exercise: Exercise, chosen: str) -> Variant | None:
    """Return the chosen variant of an exercise; nothing where it has none such."""
    return next((each for each in exercise.variants if each.id == chosen), None)
