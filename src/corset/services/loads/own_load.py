"""What a patient is told of an exercise's load: plain words, no figure, no promise (R31)."""

from corset.people.models import Patient, User
from corset.record.log import replay
from corset.services.library.programmes import programme_of
from corset.services.loads.atlas import words_of
from corset.therapy.terms import Region


def own_load_words(*, by: User, exercise: str) -> str | None:
    """Return how much an exercise loads the lower back of whoever asks.

    Nothing for those who are no patients, where the body is unknown, and of exercises for the
    neck: they leave the lower back as it stands.
    """
    patient = Patient.objects.filter(user=by).first()
    if patient is None:
        return None
    found = programme_of(patient.id).exercises.get(exercise)
    if found is None or found.region is Region.CERVICAL:
        return None
    return words_of(found.motion, replay.load(patient.id).state.intake)
