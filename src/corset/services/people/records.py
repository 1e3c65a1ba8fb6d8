"""The records of one person who was taken in more than once."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from corset.people.models import Patient, PatientMerge


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTies:
    """In which record one goes on, and which ones went on in it."""

    continued_in: Patient | None
    earlier: tuple[Patient, ...]


def ties_of(patient: Patient) -> RecordTies:
    """Return the ties of a patient who was opened for whoever asks."""
    both = Q(left=patient.pk) | Q(kept=patient.pk)
    rows = list(PatientMerge.objects.filter(both).select_related("left", "kept"))
    return RecordTies(
        continued_in=next((row.kept for row in rows if row.left_id == patient.pk), None),
        earlier=tuple(row.left for row in rows if row.kept_id == patient.pk),
    )


def all_earlier(patient: UUID) -> tuple[Patient, ...]:
    """Return every record that went on in this one, at last; the nearest first."""
    found: list[Patient] = []
    asked = [patient]
    while asked:
        rows = PatientMerge.objects.filter(kept__in=asked).select_related("left")
        nearer = [row.left for row in rows if row.left not in found]
        found.extend(nearer)
        asked = [one.pk for one in nearer]
    return tuple(found)
