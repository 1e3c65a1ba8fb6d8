"""A patient with where the log stands, in one look: for pages that are asked for all day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import UUIDField
from django.utils.translation import gettext as _

from corset.people.models import Patient, User
from corset.record.log.replay import FOLDED, fold_on
from corset.record.models import (
    CareTeamMember,
    LogCheck,
    ProgrammeAssignment,
    ProgrammeRow,
    Stream,
)
from corset.services.integrity.standing import Standing, standing
from corset.services.library.programmes import installed, programme_by, programme_of
from corset.services.people.access import NoSuchPatient, actor_of, known_id, reach
from corset.therapy.commands import Actor
from corset.therapy.programme import Programme
from corset.therapy.terms import Role

_UUIDS: "UUIDField[UUID, UUID]" = UUIDField()
_PLACE = ("version", "head", "decisions", "decision_head")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Whose record it is, whether it can be believed, and the programme that holds."""

    patient: Patient
    stands: Standing
    programme: Programme
    place: Stream | None = None
    """Where the log stood when it was opened; nothing where that was not looked at."""
    is_kept: bool = False
    """Whether the programme is known to be kept beside the log."""


def open_record(patient: Patient) -> Opened:
    """Return the record of a patient whom whoever asks may reach."""
    return Opened(patient=patient, stands=standing(patient.id), programme=programme_of(patient.id))


def own_record(user: User) -> Opened:
    """Return the record of the patient who is signed in. Raises PermissionDenied."""
    given = ["", installed().digest, _UUIDS.get_db_prep_value(user.pk, connection)]
    for patient in Patient.objects.raw(_statement(connection.vendor, "user_id"), given):
        return _opened(patient, vars(patient))
    raise PermissionDenied(_("This page belongs to patients."))


def record_of(by: User | Actor, patient_id: UUID | str) -> Opened:
    """Return a patient's record. Raises NoSuchPatient, and NotAllowed to those without care."""
    actor, who = actor_of(by), known_id(patient_id)
    given = [actor.id, installed().digest, _UUIDS.get_db_prep_value(who, connection)]
    for patient in Patient.objects.raw(_statement(connection.vendor, "id"), given):
        if not (actor.role is Role.CLINICIAN and vars(patient)["cared"]):
            reach(by, patient)
        return _opened(patient, vars(patient))
    raise NoSuchPatient(f"There is no patient {patient_id}.")


def _opened(patient: Patient, found: Mapping[str, Any]) -> Opened:
    """Return what this process knows already, and what others have written since."""
    known = FOLDED.get(patient.id)
    if found["what"] != "" or not FOLDED.is_checked(patient.id):
        return open_record(patient)
    place = Stream(patient=patient.id, **{name: found[name] for name in _PLACE})
    loaded = fold_on(known, place)
    if loaded is None:
        return open_record(patient)
    if loaded is not known:
        FOLDED.keep(patient.id, loaded)
    return Opened(
        patient=patient,
        stands=Standing(loaded=loaded),
        programme=programme_by(found["assigned"]),
        place=place,
        is_kept=found["kept"] is not None,
    )


@cache
def _statement(vendor: str, named_by: str) -> str:
    """Return the statement; written by hand, for to make it anew takes longer than to run it."""
    del vendor  # names are quoted as the database wants it, which is asked once a kind
    quote = connection.ops.quote_name
    patient, stream, check, own, programme, team = (
        quote(model._meta.db_table)  # noqa: SLF001 - Django's documented interface
        for model in (Patient, Stream, LogCheck, ProgrammeAssignment, ProgrammeRow, CareTeamMember)
    )
    return (
        "SELECT p.*, s.version, s.head, s.decisions, s.decision_head, c.what, "  # noqa: S608 - names of our own
        f"a.programme_id AS assigned, k.digest AS kept, EXISTS (SELECT 1 FROM {team} t "
        f"WHERE t.patient = p.id AND t.clinician = %s) AS cared FROM {patient} p "
        f"LEFT JOIN {stream} s ON s.patient = p.id "
        f"LEFT JOIN {check} c ON c.patient = p.id "
        f"LEFT JOIN {own} a ON a.patient = p.id "
        f"LEFT JOIN {programme} k ON k.digest = COALESCE(a.programme_id, %s) "
        f"WHERE p.{quote(named_by)} = %s"
    )
