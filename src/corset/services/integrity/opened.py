"""A patient with where the log stands, in one look: for pages that are asked for all day."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import UUIDField
from django.utils.translation import gettext as _

from corset.people.models import Patient, User
from corset.record.log.replay import FOLDED
from corset.record.models import LogCheck, ProgrammeAssignment, Stream
from corset.services.integrity.standing import Standing, standing
from corset.services.library.programmes import programme_by
from corset.therapy.programme import Programme

if TYPE_CHECKING:
    from uuid import UUID

_UUIDS: "UUIDField[UUID, UUID]" = UUIDField()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Whose record it is, whether it can be believed, and the programme that holds."""

    patient: Patient
    stands: Standing
    programme: Programme


def own_record(user: User) -> Opened:
    """Return the record of the patient who is signed in. Raises PermissionDenied."""
    given = _UUIDS.get_db_prep_value(user.pk, connection)
    for patient in Patient.objects.raw(_statement(connection.vendor), [given]):
        return Opened(
            patient=patient,
            stands=_standing(patient),
            programme=programme_by(getattr(patient, "assigned", None)),
        )
    raise PermissionDenied(_("This page belongs to patients."))


def _standing(patient: Patient) -> Standing:
    """Return what this process knows already, where nothing was written or found since."""
    known = FOLDED.get(patient.id)
    place = getattr(patient, "version", None), getattr(patient, "head", None)
    sound = getattr(patient, "what", None) == "" and FOLDED.is_checked(patient.id)
    if sound and place == (known.version, known.head):
        return Standing(loaded=known)
    return standing(patient.id)


@cache
def _statement(vendor: str) -> str:
    """Return the statement; written by hand, for to make it anew takes longer than to run it."""
    del vendor  # names are quoted as the database wants it, which is asked once a kind
    quote = connection.ops.quote_name
    patient, stream, check, own = (
        quote(model._meta.db_table)  # noqa: SLF001 - Django's documented interface
        for model in (Patient, Stream, LogCheck, ProgrammeAssignment)
    )
    return (
        "SELECT p.*, s.version AS version, s.head AS head, c.what AS what, "  # noqa: S608 - names of our own
        f"a.programme_id AS assigned FROM {patient} p "
        f"LEFT JOIN {stream} s ON s.patient = p.id "
        f"LEFT JOIN {check} c ON c.patient = p.id "
        f"LEFT JOIN {own} a ON a.patient = p.id WHERE p.user_id = %s"
    )
