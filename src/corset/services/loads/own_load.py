"""What a patient is told of an exercise's load: plain words, no figure, no promise (R31)."""

from django.utils.translation import gettext

from corset.people.models import Patient, User
from corset.record.log import replay
from corset.services.library.programmes import programme_of
from corset.services.loads.atlas import WORDS, words_of
from corset.therapy.terms import Region

CALM = tuple(words for _, words in WORDS[:2])
"""That it loads less than standing, or as much. That an exercise which a doctor signed loads the
back as bending does frightens whom bending hurts: it is weighed by who signs, who sees the figures.
"""


def own_load_words(*, by: User, exercise: str) -> str | None:
    """Return how much an exercise loads the lower back of whoever asks.

    Nothing for those who are no patients, where the body is unknown, where it is more than
    standing, and of exercises for the neck: they leave the lower back as it stands.
    """
    patient = Patient.objects.filter(user=by).first()
    if patient is None:
        return None
    found = programme_of(patient.id).exercises.get(exercise)
    if found is None or found.region is Region.CERVICAL:
        return None
    words = words_of(found.motion, replay.load(patient.id).state.intake)
    return gettext(words) if words in CALM else None
