"""Everything that happened to a patient, a page at a time, the latest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from corset.people.models import Patient, User
from corset.presentation.reader import Reader
from corset.record.models import DecisionRow, EventRow
from corset.services.clock.present import present
from corset.services.people.access import open_patient, require
from corset.services.people.readers import reader_of
from corset.services.therapy.commands.bounds import kept_key
from corset.services.therapy.decisions.timeline import TimelineEntry, timeline, with_events
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

SIZE = 100
"""Decisions of a page."""
LAST = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Decisions in a row, and before which number there are more."""

    patient: Patient
    day: date
    """The patient's date."""
    entries: tuple[TimelineEntry, ...]
    earlier: int | None


def history(
    *, by: User | Actor, patient_id: UUID | str, before: int = LAST, size: int = SIZE
) -> History:
    """Return the decisions with numbers under `before`. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="see what happened to a patient")
    patient = open_patient(by, patient_id)
    entries = recent(patient.id, reader_of(by), before=before, size=size + 1)
    earlier = entries[size - 1].number if len(entries) > size else None
    day = patient.local(present(None)).date()
    return History(patient=patient, day=day, entries=entries[:size], earlier=earlier)


def recent(
    patient: UUID, reader: Reader, *, size: int, before: int = LAST
) -> tuple[TimelineEntry, ...]:
    """Return so many decisions before a number."""
    rows = DecisionRow.objects.filter(stream_id=patient, number__lt=before).order_by("-number")
    return timeline(with_events(rows)[:size], reader=reader)


def last_number(patient: UUID) -> int:
    """Return the number of the latest decision; 0 where there is none."""
    rows = DecisionRow.objects.filter(stream_id=patient).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def is_known(patient: UUID, key: str) -> bool:
    """Whether a form of this key was decided already, whole or in parts."""
    rows = DecisionRow.objects.filter(stream_id=patient)
    parts = Q(key=kept_key(key)) | Q(key__startswith=f"{key}:")
    return bool(key) and rows.filter(parts).exists()


def since(
    *, by: User | Actor, patient_id: UUID | str, after: int, commands: Collection[str] = ()
) -> tuple[TimelineEntry, ...]:
    """Return what was decided and accepted after a number, the latest first; of these commands.

    Raises NotAllowed and NoSuchPatient.
    """
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="see what happened to a patient")
    patient = open_patient(by, patient_id)
    rows = DecisionRow.objects.filter(stream_id=patient.id, number__gt=after, accepted=True)
    if commands:
        rows = rows.filter(command__in=commands)
    return timeline(with_events(rows.order_by("-number"))[:SIZE], reader=reader_of(by))


def raising(patient: UUID, alert: str, reader: Reader) -> tuple[TimelineEntry, ...]:
    """Return the decision that raised an alert, if it is there."""
    raised = EventRow.objects.filter(
        stream_id=patient, name="AlertRaised", payload__contains=f'"{alert}"'
    )
    rows = DecisionRow.objects.filter(id__in=raised.values("decision")).order_by("-number")
    return timeline(with_events(rows)[:1], reader=reader)
