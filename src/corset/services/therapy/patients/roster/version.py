"""What names a list of patients as it stands for one reader: with the same name it says the same.

It is asked for every 20 seconds by each open list, so it is read as counts and sums in two
statements and makes no line.
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
    given = {"now": connection.ops.adapt_datetimefield_value(now)}
    given |= {f"member{number}": one for number, one in enumerate(mine)}
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor, len(mine)), given)
        rows = sorted([str(value) for value in row] for row in cursor.fetchall())
    days = [now.astimezone(ZoneInfo(zone)).date() for kind, zone, *_ in rows if kind == "zone"]
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
    undecided = any(kind == "cards" and last not in {"0", "None"} for kind, *_, last in rows)
    return rows, days, alerts, _staff() if undecided else ()


def _staff() -> list[tuple[object, ...]]:
    """Return by what name those are called who may have acknowledged an alert."""
    staff = User.objects.exclude(role=Role.PATIENT).order_by("id")
    return list(staff.values_list("id", "name", "email"))


@cache
def _statement(vendor: str, members: int) -> str:
    """Return the statement; written by hand, for to make it anew takes longer than to run it.

    Counts and sums tell of every change: a card's version and the number of a team's row only
    grow, and an identity's mark follows from what it says.
    """
    del vendor  # names are quoted as the database wants it, which is asked once a kind
    quote = connection.ops.quote_name
    patient, card, check, own, team = (
        quote(model._meta.db_table)  # noqa: SLF001 - Django's documented interface
        for model in (Patient, PatientCard, LogCheck, ProgrammeAssignment, CareTeamMember)
    )
    those = ", ".join(f"%(member{number})s" for number in range(members))
    in_teams = f"WHERE clinician IN ({those})" if members else ""
    mine = f"patient IN (SELECT patient FROM {team} {in_teams})" if members else "1 = 1"  # noqa: S608 - names of our own
    whole = "CASE WHEN whole_spine_from <= %(now)s THEN 1 ELSE 0 END"
    undecided = "CASE WHEN undecided <> '' THEN 1 ELSE 0 END"
    sums = f"COUNT(*), SUM(version), SUM({whole}), SUM({undecided})"
    there = "WHERE erased_at IS NULL GROUP BY timezone"
    broken = "what || ' ' || CAST(patient AS text), number, 0, 0, 0"
    parts = (
        f"'zone', timezone, COUNT(*), SUM(mark), 0, 0 FROM {patient} {there}",
        f"'team', '', COUNT(*), SUM(id), 0, 0 FROM {team} {in_teams}",
        f"'cards', '', {sums} FROM {card} WHERE {mine}",
        f"'broken', {broken} FROM {check} WHERE NOT what = ''",
        f"'own', CAST(MAX(assigned_at) AS text), COUNT(*), 0, 0, 0 FROM {own}",
    )
    return " UNION ALL ".join(f"SELECT {part}" for part in parts)
