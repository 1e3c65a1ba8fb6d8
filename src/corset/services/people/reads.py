"""Who looked at a patient's record: written at each page, shown to patient and administrator."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from corset.people.models import Patient, RecordRead, User
from corset.people.models import Role as AccountRole
from corset.services.clock.present import present
from corset.services.people.access import actor_of, open_patient, require
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

LOGGER = logging.getLogger(__name__)
SIZE = 50
"""Reads of a page."""
READERS = (Role.ADMINISTRATOR, Role.PATIENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadView:
    """One look: who, as what, at which page; `at` is by the patient's clock."""

    who: str
    role: str
    page: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsPart:
    """Some looks, the newest first."""

    patient: Patient
    rows: tuple[ReadView, ...]
    page: int
    pages: int


def note_read(
    user: User, patient_id: UUID | str, page: str, *, now: datetime | None = None
) -> None:
    """Write that somebody of the staff has opened a page of a patient's record.

    Where it cannot be written the page is shown all the same: whoever treats has to see it, and
    the security log has it too.
    """
    try:
        with transaction.atomic():
            RecordRead.objects.create(
                patient_id=patient_id,
                reader=user,
                name=str(user),
                role=user.role,
                page=page,
                at=present(now),
            )
    except DatabaseError:
        LOGGER.exception("That a record was read could not be written")


def sees_reads(by: User | Actor) -> bool:
    """Whether somebody may see who looked: the patient and those who run the clinic, in copies too.

    Whoever treats may not, as on the pages.
    """
    return actor_of(by).role in {*READERS, Role.SYSTEM}


def reads(
    *, by: User | Actor, patient_id: UUID | str, page: int = 1, size: int = SIZE
) -> ReadsPart:
    """Return who looked; a page after the last one is the last one.

    Raises NotAllowed and NoSuchPatient.
    """
    actor = require(by, *READERS, to=_("see who looked at a record"))
    # An administrator sees who looked, and nothing of what stood there.
    patient = open_patient(_opener(by, actor), patient_id)
    rows = RecordRead.objects.filter(patient=patient)
    part = Paginator(rows, size).get_page(max(1, page))
    return ReadsPart(
        patient=patient,
        rows=tuple(
            ReadView(
                who=row.name,
                role=str(AccountRole(row.role).label),
                page=row.page,
                at=patient.local(row.at),
            )
            for row in part
        ),
        page=part.number,
        pages=part.paginator.num_pages,
    )


def _opener(by: User | Actor, actor: Actor) -> User | Actor:
    if actor.role is Role.ADMINISTRATOR:
        return Actor(Role.SYSTEM, actor_of(by).id)
    return by
