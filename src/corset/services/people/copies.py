"""A copy of everything that is kept of a patient, as data: for the patient, and for who treats."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from corset.people.models import Patient, User
from corset.record.models import DecisionRow, Delivery, EventRow
from corset.record.serialisation import codec
from corset.services.clock.present import present
from corset.services.people.access import open_patient, require
from corset.services.people.reads import sees_reads
from corset.services.people.records import all_earlier
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

FORM = 1
"""Counted up when a name in it changes."""
BESIDE = (
    *("changes", "inspections", "technique_notes"),
    *("clinical_notes", "read_lessons", "drafts", "reads"),
    *("appointments", "diagnoses"),
)
"""What is kept of a patient beside the log, by the names of the relations."""

Data = dict[str, Any]


def copy_of(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> Data:
    """Return identity, account, log and all that is noted beside it, ready for JSON.

    Of the log each decision with what was asked, answered, shown and what followed; refused ones
    too. Earlier records of the same person are in it, whole. Who looked is in the copy of whoever
    sees it on the pages. Raises NotAllowed and NoSuchPatient.
    """
    may = (Role.PATIENT, Role.CLINICIAN, Role.SPECIALIST)
    require(by, *may, to=_("copy what is kept of a patient"))
    patient = open_patient(by, patient_id)
    earlier = all_earlier(patient.pk)
    return {
        "form": FORM,
        "made_at": present(now).isoformat(),
        **_kept(by, patient),
        **({"earlier": [_kept(by, one) for one in earlier]} if earlier else {}),
    }


def _kept(by: User | Actor, patient: Patient) -> Data:
    """Return what is kept in one record of a person who was opened."""
    names = (name for name in BESIDE if name != "reads" or sees_reads(by))
    beside = {name: _rows(getattr(patient, name).all()) for name in names}
    return {
        "patient": _said(patient),
        "account": _account(patient.user) if patient.user else None,
        "decisions": list(_decisions(patient.id)),
        **beside,
    }


def _decisions(patient: UUID) -> Iterable[Data]:
    """Yield each decision with its events and with how it came, in order."""
    events: dict[int, list[Data]] = {}
    for row in EventRow.objects.filter(stream_id=patient).order_by("seq").iterator():
        told = {"seq": row.seq, "event": row.name, "at": _plain(row.at), "with": row.data()}
        events.setdefault(row.decision_id, []).append(told)
    deliveries = {
        row.decision_id: _said(row)
        for row in Delivery.objects.filter(decision__stream_id=patient).iterator()
    }
    for row in DecisionRow.objects.filter(stream_id=patient).order_by("number").iterator():
        yield {
            "number": row.number,
            "command": row.command,
            "with": codec.parse(row.payload),
            "by": {"role": row.actor_role, "id": row.actor_id},
            "at": row.at,
            "recorded_at": _plain(row.recorded_at),
            "accepted": row.accepted,
            "reasons": codec.parse(row.reasons),
            "shown": row.read_said(),
            "delivery": deliveries.get(row.pk),
            "events": events.get(row.pk, []),
        }


def _account(user: User) -> Data:
    return {name: _plain(getattr(user, name)) for name in ("email", "name", "role", "last_login")}


def _rows(rows: Iterable[models.Model]) -> list[Data]:
    return [_said(row) for row in rows]


def _said(row: models.Model) -> Data:
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
    return {field.attname: _plain(getattr(row, field.attname)) for field in fields}


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str | list | Mapping):
        return value
    return value.isoformat() if isinstance(value, datetime) else str(value)
