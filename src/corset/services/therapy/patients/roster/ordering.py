"""All patients of a list put in order by one statement: as `urgency` and `hints` say of one.

Only those of one page come back, and how many there are in each group. A test compares what it
says with what those say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Model, UUIDField

from corset.care.queries.stage import Stage
from corset.care.queries.steps import waits_for
from corset.people.models import Patient
from corset.record.models import AlertRow, CareTeamMember, LogCheck, PainCourse, PatientCard
from corset.services.people.access import stands_for
from corset.services.therapy.patients.roster import hints, urgency
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.therapy.commands import Actor
from corset.therapy.terms import Phase, Role

GROUPS = tuple(InboxGroup)
"""The groups by the numbers that they have in the statement: their order in a list."""
SORTS = ("", "name", "trained")
"""By what a group is sorted: by urgency, by name, by when somebody trained last."""
_UUIDS: "UUIDField[UUID, UUID]" = UUIDField()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFilter:
    """What the list is narrowed to; empty: everything. Pages count from 1."""

    words: str = ""
    region: str = ""
    group: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterGroup:
    """How many patients need the same kind of attention."""

    count: int
    found: int
    """Those that fit what the list was narrowed to."""
    with_alerts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A page of patients in order, each with the group, and all groups that are not empty."""

    groups: dict[InboxGroup, RosterGroup]
    patients: tuple[tuple[UUID, InboxGroup], ...]


def ordered(
    actor: Actor, now: datetime, wanted: RosterFilter, *, size: int, offset: int
) -> Ordered:
    """Return so many patients after `offset`, of those whom whoever asks has in the list."""
    mine = stands_for(actor) if actor.role is Role.CLINICIAN else ()
    words, zones = wanted.words.casefold().split(), _zones()
    if not zones:
        return Ordered(groups={}, patients=())
    statement = _statement(
        connection.vendor,
        role=actor.role,
        members=len(mine),
        zones=len(zones),
        words=len(words),
        region=bool(wanted.region),
        group=bool(wanted.group),
        sort=wanted.sort,
    )
    given: dict[str, Any] = {
        "now": connection.ops.adapt_datetimefield_value(now),
        "size": size,
        "offset": offset,
        "region": f",{wanted.region},",
        "group": GROUPS.index(InboxGroup(wanted.group)) if wanted.group else 0,
    }
    given |= {f"member{number}": one for number, one in enumerate(mine)}
    given |= {f"word{number}": one for number, one in enumerate(words)}
    for number, zone in enumerate(zones):
        given |= {f"zone{number}": zone, f"day{number}": _day(now, zone)}
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    return Ordered(
        groups={
            GROUPS[group]: RosterGroup(count=count, found=found, with_alerts=alerts)
            for group, count, found, alerts, patient in rows
            if patient is None
        },
        patients=tuple(
            (_UUIDS.to_python(patient), GROUPS[group])
            for group, *_, patient in rows
            if patient is not None
        ),
    )


def _zones() -> list[str]:
    there = Patient.objects.filter(erased_at=None).order_by("timezone")
    return list(there.values_list("timezone", flat=True).distinct())


def _day(now: datetime, zone: str) -> date | str | None:
    """Return which day it is there, as the database takes it."""
    day = now.astimezone(ZoneInfo(zone)).date()
    return connection.ops.adapt_datefield_value(day)


@cache
def _statement(
    vendor: str,
    *,
    role: Role,
    members: int,
    zones: int,
    words: int,
    region: bool,
    group: bool,
    sort: str,
) -> str:
    """Return the statement; written by hand, for to make it anew takes longer than to run it."""
    sql = _Sql(vendor)
    clinician = role is Role.CLINICIAN
    mine = sql.team(members) if members else "1 = 1"
    found = [sql.has("searched", f"%(word{number})s") for number in range(words)]
    found += [sql.has("',' || regions || ','", "%(region)s")] if region else []
    narrowed = "found = 1" + (" AND grp = %(group)s" if group else "")
    hinted = f"id IN ({sql.hinted(zones)})" if clinician else "1 = 0"
    return f"""
WITH waiting AS (
  SELECT patient, MAX(late) AS late,
         COALESCE(MIN(CASE WHEN late = 1 THEN due END), MIN(due)) AS due
  FROM (SELECT patient, due,
               CASE WHEN escalated_at IS NOT NULL OR due < %(now)s THEN 1 ELSE 0 END AS late
        FROM {sql.table(AlertRow)} WHERE acknowledged_at IS NULL) open_ones
  GROUP BY patient),
line AS MATERIALIZED (
  SELECT id, searched, trained_on, due, late, withdrawn, damaged, away,
         {_group(role, hinted)} AS grp,
         CASE WHEN {" AND ".join(found) or "1 = 1"} THEN 1 ELSE 0 END AS found
  FROM (SELECT card.*, {sql.away()} AS away
        FROM (SELECT p.id, p.searched, c.stage, c.phase, c.regions, c.trained_on, c.undecided,
                     c.withdrawn, c.proposed, c.whole_spine_from, w.due, w.late,
                     COALESCE(c.trained_on, c.began) AS since, {sql.today(zones)} AS today,
                     CASE WHEN c.patient IN (SELECT patient FROM {sql.table(LogCheck)}
                                             WHERE NOT what = '') THEN 1 ELSE 0 END AS damaged
              FROM {sql.table(PatientCard)} c
              JOIN {sql.table(Patient)} p ON p.id = c.patient
              LEFT JOIN waiting w ON w.patient = c.patient
              WHERE p.erased_at IS NULL AND {mine}) card) seen)
SELECT grp, COUNT(*), SUM(found), SUM(CASE WHEN due IS NULL THEN 0 ELSE 1 END), {sql.nobody}
FROM line GROUP BY grp
UNION ALL
SELECT * FROM (SELECT grp, 0, 0, 0, id FROM line WHERE {narrowed}
               ORDER BY grp, {sql.order(sort)}, id LIMIT %(size)s OFFSET %(offset)s) page
"""  # noqa: S608 - names of our own; whatever was asked for is a parameter


def _group(role: Role, hinted: str) -> str:
    """Return `urgency.group_of` as an expression."""
    number = {group: str(GROUPS.index(group)) for group in GROUPS}
    waits = f"stage IN ({_listed(stage for stage in Stage if waits_for(stage, role))})"
    whens = [
        ("damaged = 1", urgency.most_urgent(role)),
        ("withdrawn", InboxGroup.ENDED),
    ]
    if role is Role.SPECIALIST:
        whens += [(waits, InboxGroup.VISIT)]
    else:
        whens += [
            ("due IS NOT NULL OR undecided <> ''", InboxGroup.ALERT),
            (f"{waits} OR proposed OR whole_spine_from <= %(now)s OR {hinted}", InboxGroup.STEP),
            (f"away >= {urgency.AWAY[1]}", InboxGroup.TOUCH),
        ]
    cases = " ".join(f"WHEN {when} THEN {number[group]}" for when, group in whens)
    return f"CASE {cases} ELSE {number[InboxGroup.GOING]} END"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


_AT_HOME = f"stage IN ({_listed((Stage.HOME, Stage.WHOLE_SPINE))})"


class _Sql:
    """What the kinds of databases say in different ways, and parts that stand in two places."""

    def __init__(self, vendor: str) -> None:
        self._sqlite = vendor == "sqlite"
        self.nobody = "NULL" if self._sqlite else "CAST(NULL AS uuid)"

    def table(self, model: type[Model]) -> str:
        return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's documented interface

    def team(self, members: int) -> str:
        """Return whether a card is of somebody whom one of these clinicians cares for."""
        those = ", ".join(f"%(member{number})s" for number in range(members))
        team = f"SELECT t.patient FROM {self.table(CareTeamMember)} t WHERE t.clinician IN"  # noqa: S608 - as above
        return f"c.patient IN ({team} ({those}))"

    def has(self, text: str, part: str) -> str:
        """Return whether a text has a part, taken as it is."""
        return f"{'instr' if self._sqlite else 'strpos'}({text}, {part}) > 0"

    def today(self, zones: int) -> str:
        """Return which day it is for a patient, as a date."""
        days = [f"%(day{number})s" for number in range(zones)]
        if not self._sqlite:
            days = [f"CAST({day} AS date)" for day in days]
        if len(days) <= 1:
            return days[0]
        whens = " ".join(f"WHEN %(zone{number})s THEN {day}" for number, day in enumerate(days))
        return f"CASE p.timezone {whens} END"

    def days(self, since: str, until: str) -> str:
        """Return how many days lie between two dates."""
        if self._sqlite:
            return f"CAST(julianday({until}) - julianday({since}) AS integer)"
        return f"({until} - {since})"

    def before(self, day: str, days: int) -> str:
        """Return the date so many days before another."""
        return f"date({day}, '-{days} days')" if self._sqlite else f"({day} - {days})"

    def away(self) -> str:
        """Return `urgency.days_away` as an expression; the days are counted of few."""
        long = f"since <= {self.before('today', urgency.AWAY[0])}"
        at_home = f"{_AT_HOME} AND phase = '{Phase.REMISSION.value}'"
        return f"CASE WHEN {at_home} AND {long} THEN {self.days('since', 'today')} ELSE 0 END"

    def hinted(self, zones: int) -> str:
        """Return of whom `hints.hint_of` says something, as a statement.

        Few courses say anything, so they are read first: SQLite keeps to the order of a cross join.
        """
        weeks = self.days("h.began", "h.checked_on")
        rises = f"this_week >= last_week + {hints.RISE} AND this_week - last_week >= {hints.RISE}"
        stays = (
            f"this_week >= {hints.MILD} AND this_week > first_week - {hints.FALL} "
            f"AND first_week - this_week < {hints.FALL} AND {weeks} >= {hints.TRAINED_DAYS}"
        )
        since = self.days("h.exacerbated_on", "h.today")
        fresh = f"h.checked_on >= {self.before('h.today', hints.STALE_DAYS)}"
        return f"""
SELECT h.patient FROM (
  SELECT k.*, c.stage, c.began, {self.today(zones)} AS today
  FROM {self.table(PainCourse)} k
  CROSS JOIN {self.table(PatientCard)} c CROSS JOIN {self.table(Patient)} p
  WHERE c.patient = k.patient AND p.id = k.patient AND (k.exacerbated_on IS NOT NULL
    OR k.this_week >= k.last_week + {hints.RISE}
    OR (k.this_week >= {hints.MILD} AND k.this_week > k.first_week - {hints.FALL}))) h
WHERE (h.stage = '{Stage.EXACERBATION.value}' AND {since} >= {hints.RECHECK_DAYS})
   OR (h.{_AT_HOME} AND {fresh} AND (({rises}) OR ({stays})))"""  # noqa: S608 - names of our own

    def order(self, sort: str) -> str:
        """Return `urgency.order` as an expression, after what a group is sorted by."""
        name = "searched" if self._sqlite else 'searched COLLATE "C"'
        first = {"name": f"{name}, ", "trained": "trained_on NULLS FIRST, "}.get(sort, "")
        late = "CASE WHEN late = 1 THEN 0 ELSE 1 END"
        urgent = "CASE WHEN due IS NOT NULL OR damaged = 1 THEN 0 ELSE 1 END"
        return f"{first}{late}, {urgent}, due NULLS FIRST, withdrawn, away DESC, {name}"
