"""Posture, gait and spine as they were seen: at intake, at visits, at reviews (R29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corset.people.models import Inspection, InspectionOccasion, Patient, User, accounts_of
from corset.programme.beside.inspection import Aspect, aspects
from corset.programme.texts.language import SOURCE
from corset.services.clock.present import present
from corset.services.people.access import actor_of, open_patient, require
from corset.services.therapy.patients.measures import MEASURES, Measure, refuse_measures, written
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

__all__ = [
    "MEASURES",
    "Aspect",
    "InspectionOccasion",
    "InspectionView",
    "Measure",
    "inspect",
    "inspections",
    "looked_at",
    "refuse_inspection",
    "written",
]

MOST = 300
"""How many characters of free words an inspection holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionView:
    """What was seen once, by id of the aspect; `at` is by the patient's clock."""

    occasion: InspectionOccasion
    by: str
    """Who looked; nobody where the account is gone."""
    at: datetime
    seen: Mapping[str, str]
    measured: Mapping[str, float]
    """Centimetres and degrees, by id of the measure."""
    words: str


def looked_at() -> tuple[Aspect, ...]:
    """Return what can be looked at, in the reader's language."""
    return aspects(get_language() or SOURCE)


def inspections(*, by: User | Actor, patient_id: UUID | str) -> tuple[InspectionView, ...]:
    """Return every inspection, the newest first. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("see posture and gait"))
    return inspections_of(open_patient(by, patient_id))


def inspections_of(patient: Patient) -> tuple[InspectionView, ...]:
    """Return every inspection of a patient who was opened for whoever asks, the newest first."""
    rows = Inspection.objects.filter(patient=patient).select_related("seen_by")
    return tuple(
        InspectionView(
            occasion=InspectionOccasion(row.occasion),
            by=str(row.seen_by or ""),
            at=patient.local(row.seen_at),
            seen=row.seen,
            measured=row.measured,
            words=row.words,
        )
        for row in rows
    )


def inspect(
    *,
    by: User | Actor,
    patient_id: UUID | str,
    occasion: str,
    seen: Mapping[str, str],
    words: str = "",
    measured: Mapping[str, float] | None = None,
    now: datetime | None = None,
) -> None:
    """Note what was seen; the same once more on the same day is the same inspection.

    Raises NotAllowed, NoSuchPatient, and ValidationError by field.
    """
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("note posture and gait"))
    patient, at, said = open_patient(by, patient_id), present(now), words.strip()
    found = {aspect: value for aspect, value in seen.items() if value}
    figures = {name: round(value, 1) for name, value in (measured or {}).items()}
    refuse_inspection(occasion, found, said, figures)
    last = Inspection.objects.filter(patient=patient).select_related("patient").first()
    if last and last.same(seen=found, measured=figures, words=said, at=at):
        return
    Inspection.objects.create(
        patient=patient,
        occasion=occasion,
        seen=found,
        measured=figures,
        words=said,
        seen_by=accounts_of([actor_of(by).id]).first(),
        seen_at=at,
    )
    patient.revise()


def refuse_inspection(
    occasion: str, seen: Mapping[str, str], words: str, measured: Mapping[str, float]
) -> None:
    """Raise ValidationError by field where this can be no inspection."""
    if occasion not in InspectionOccasion.values:
        raise ValidationError({"occasion": _("Choose from the list.")})
    known = {aspect.id: aspect.values for aspect in looked_at()}
    for aspect, value in seen.items():
        if value not in known.get(aspect, ()):
            raise ValidationError({aspect: _("Choose from the list.")})
    refuse_measures(measured)
    if len(words) > MOST:
        text = _("At most %(most)s characters fit; these are %(count)s.")
        raise ValidationError({"words": text % {"most": MOST, "count": len(words)}})
    if not (seen or measured or words):
        raise ValidationError({"words": _("Note what was seen, or write a sentence.")})
