"""What names the list of patients as it stands for one reader: with the same name it says the same.

It is asked for every 20 seconds by each open list, so it is read of plain columns in two statements
and makes no line.
"""

import hashlib
import logging
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.db import connection

from corset.people.models import Patient, Role, User
from corset.record.models import (
    AlertRow,
    CareTeamMember,
    LogCheck,
    PatientCard,
    ProgrammeAssignment,
)
from corset.services.clock.present import present
from corset.services.library.programmes import installed
from corset.services.people.access import stands_for
from corset.services.people.readers import reader_of
from corset.services.therapy.patients.roster.inbox import reader_of_lists
from corset.therapy.commands import Actor
from corset.therapy.terms import Role as TherapyRole

LOGGER = logging.getLogger(__name__)
MINUTE_S = 60
COLUMNS = "p.id, p.name, p.birth_date, p.phone, p.timezone, c.version, c.undecided"


def roster_version(*, by: User | Actor, now: datetime | None = None) -> str | None:
    """Return the name; nothing where a part cannot be read. Raises NotAllowed.

    Whatever happened to a patient moves the version of the card. What time alone changes is
    computed anew: which day it is for each, from when on the whole spine may be trained, and for
    each open alert how many minutes it waits and whether for too long.
    """
    actor, now = reader_of_lists(by), present(now)
    mine = stands_for(actor) if actor.role is TherapyRole.CLINICIAN else ()
    try:
        said = _said(mine, now)
    except Exception:
        LOGGER.exception("What names the list cannot be read; it is made anew")
        return None
    whole = repr((actor, reader_of(by), installed().digest, said))
    return hashlib.sha256(whole.encode()).hexdigest()


def _said(mine: tuple[str, ...], now: datetime) -> tuple[object, ...]:
    given = [connection.ops.adapt_datetimefield_value(now), *mine]
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor, len(mine)), given)
        rows = sorted(map(tuple, cursor.fetchall()), key=repr)
    days = {zone: now.astimezone(ZoneInfo(zone)).date() for zone in {row[4] for row in rows}}
    open_ones = AlertRow.objects.filter(acknowledged_at=None)
    if mine:
        team = CareTeamMember.objects.filter(clinician__in=mine)
        open_ones = open_ones.filter(patient__in=team.values("patient"))
    alerts = [
        (*one, raised, due, due < now, (now - raised).total_seconds() // MINUTE_S)
        for *one, raised, due in open_ones.order_by("id").values_list(
            *("patient", "kind", "exercise", "escalated_at", "raised_at", "due")
        )
    ]
    return rows, sorted(days.items()), alerts, _staff() if any(row[6] for row in rows) else ()


def _staff() -> list[tuple[object, ...]]:
    """Return by what name those are called who may have acknowledged an alert."""
    staff = User.objects.exclude(role=Role.PATIENT).order_by("id")
    return list(staff.values_list("id", "name", "email"))


@cache
def _statement(vendor: str, members: int) -> str:
    """Return the statement; written by hand, for to make it anew takes longer than to run it."""
    del vendor  # names are quoted as the database wants it, which is asked once a kind
    quote = connection.ops.quote_name
    patient, card, check, own, team = (
        quote(model._meta.db_table)  # noqa: SLF001 - Django's documented interface
        for model in (Patient, PatientCard, LogCheck, ProgrammeAssignment, CareTeamMember)
    )
    those = ", ".join(["%s"] * members)
    cared_for = f"AND p.id IN (SELECT t.patient FROM {team} t WHERE t.clinician IN ({those}))"  # noqa: S608 - names of our own
    return (
        f"SELECT {COLUMNS}, k.what, a.programme_id, c.whole_spine_from <= %s FROM {patient} p "  # noqa: S608 - as above
        f"LEFT JOIN {card} c ON c.patient = p.id LEFT JOIN {check} k ON k.patient = p.id "
        f"LEFT JOIN {own} a ON a.patient = p.id "
        f"WHERE p.erased_at IS NULL {cared_for if members else ''}"
    )
