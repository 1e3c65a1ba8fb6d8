"""The list of patients a page at a time: all are put in order, those on the page are described.

What puts a patient in order is read of all as plain values; what a line says, of one page alone.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator

from corset.care.queries.stage import Stage
from corset.people.models import Patient, User
from corset.record.models import AlertRow, PatientCard
from corset.services.clock.present import present
from corset.services.integrity.broken import broken_among
from corset.services.people.access import cared_for
from corset.services.therapy.patients.roster.hints import Pains, hint_of, pains_among
from corset.services.therapy.patients.roster.inbox import inbox, order_of, reader_of_lists, rows_of
from corset.services.therapy.patients.roster.row import InboxRow
from corset.services.therapy.patients.roster.search import searched
from corset.services.therapy.patients.roster.urgency import InboxGroup, days_away, group_of, order
from corset.therapy.commands import Actor
from corset.therapy.terms import Phase, Role

LOGGER = logging.getLogger(__name__)
SIZE = 50
"""Patients of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFilter:
    """What the list is narrowed to; empty: everything. Pages count from 1."""

    words: str = ""
    region: str = ""
    group: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One page of the list, and what there is of everybody."""

    rows: tuple[InboxRow, ...]
    page: int
    pages: int
    sizes: Mapping[InboxGroup, int]
    """How many of each group there are, narrowed as it was asked."""
    groups: Mapping[InboxGroup, int]
    """How many there are, whatever was asked."""
    total: int
    with_alerts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What puts one patient in order."""

    patient: UUID
    name: str
    birth_date: date | None
    phone: str
    trained_on: date | None
    regions: tuple[str, ...]
    group: InboxGroup
    has_alerts: bool
    order: tuple[object, ...]


def roster(
    *,
    by: User | Actor,
    wanted: RosterFilter | None = None,
    now: datetime | None = None,
    size: int = SIZE,
) -> Roster:
    """Return a page of the patients of a clinician, or of everybody for a specialist.

    Open alerts come first, overdue ones before the rest; those who left come last. A page after
    the last one is the last one. Raises NotAllowed.
    """
    actor, now, wanted = reader_of_lists(by), present(now), wanted or RosterFilter()
    try:
        lines, described = _lines(actor, now), None
    except Exception:
        LOGGER.exception("The list cannot be put in order at once; it is read line by line")
        described = {row.patient_id: row for row in inbox(by=by, now=now)}
        lines = [_described(row) for row in described.values()]
    found = [line for line in lines if _matches(line, wanted)]
    shown = sorted(
        (line for line in found if wanted.group in ("", line.group)),
        key=lambda line: (_GROUPS.index(line.group), *_sorted_by(line, wanted.sort), line.patient),
    )
    part = Paginator(shown, size).get_page(max(1, wanted.page))
    ids = [line.patient for line in part]
    rows = described or {row.patient_id: row for row in rows_of(ids, now=now, role=actor.role)}
    return Roster(
        rows=tuple(rows[one] for one in ids if one in rows),
        page=part.number,
        pages=part.paginator.num_pages,
        sizes=Counter(line.group for line in found),
        groups=Counter(line.group for line in lines),
        total=len(lines),
        with_alerts=sum(line.has_alerts for line in lines),
    )


_GROUPS = list(InboxGroup)


SORTS = ("", "name", "trained")
"""By what a group is sorted: by urgency, by name, by when somebody trained last."""


def _sorted_by(line: _Line, sort: str) -> tuple[object, ...]:
    if sort == "name":
        return line.name.casefold(), line.order
    if sort == "trained":
        return line.trained_on or date.min, line.order
    return (line.order,)


def _matches(line: _Line, wanted: RosterFilter) -> bool:
    known = not wanted.region or wanted.region in line.regions
    if not (known and wanted.words):
        return known
    text = searched(line.name, line.birth_date, line.phone)
    return all(word in text for word in wanted.words.casefold().split())


def _described(row: InboxRow) -> _Line:
    return _Line(
        patient=row.patient_id,
        name=row.name,
        birth_date=row.patient.birth_date,
        phone=row.patient.phone,
        trained_on=row.last_trained,
        regions=tuple(row.regions),
        group=row.group,
        has_alerts=bool(row.alerts),
        order=order_of(row),
    )


class _Card(NamedTuple):
    """What of a card puts a patient in order."""

    patient: UUID
    stage: str
    phase: str
    began: date | None
    trained_on: date | None
    undecided: str
    regions: str
    whole_spine_from: datetime | None
    proposed: bool
    withdrawn: bool


def _lines(actor: Actor, now: datetime) -> list[_Line]:
    people, cards = Patient.objects.filter(erased_at=None), PatientCard.objects.all()
    open_ones = AlertRow.objects.filter(acknowledged_at=None)
    if actor.role is Role.CLINICIAN:
        mine = cared_for(actor)
        people, cards = people.filter(id__in=mine), cards.filter(patient__in=mine)
        open_ones = open_ones.filter(patient__in=mine)
    names = {
        one: _Person(*rest)
        for one, *rest in people.values_list("id", "name", "birth_date", "phone", "timezone")
    }
    days = _Days(now)
    alerts = _alerts(open_ones.values_list("patient", "escalated_at", "due"), now)
    damaged = broken_among(names)
    pains = pains_among(cards.values("patient")) if actor.role is Role.CLINICIAN else {}
    return [
        _line(
            names[card.patient],
            card,
            alerts.get(card.patient, []),
            damaged,
            actor,
            days,
            pains.get(card.patient),
        )
        for card in map(_Card._make, cards.values_list(*_Card._fields))
        if card.patient in names
    ]


class _Person(NamedTuple):
    """What of an identity is searched, and whose date counts."""

    name: str
    birth_date: date | None
    phone: str
    timezone: str


class _Days:
    """Which day it is in each time zone, looked up once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._known: dict[str, date] = {}

    def today(self, zone: str) -> date:
        """Return the date there."""
        if zone not in self._known:
            self._known[zone] = self.now.astimezone(ZoneInfo(zone)).date()
        return self._known[zone]


def _alerts(
    rows: Iterable[tuple[UUID, datetime | None, datetime]], now: datetime
) -> dict[UUID, list[tuple[bool, datetime]]]:
    """Return by patient, for each open alert, whether it is in time yet and when it is due."""
    alerts: dict[UUID, list[tuple[bool, datetime]]] = defaultdict(list)
    for patient, escalated_at, due in rows:
        alerts[patient].append((escalated_at is None and due >= now, due))
    return alerts


def _line(
    person: _Person,
    card: _Card,
    alerts: Sequence[tuple[bool, datetime]],
    damaged: frozenset[UUID],
    actor: Actor,
    days: _Days,
    pains: Pains | None,
) -> _Line:
    in_time, due = min(alerts, default=(True, None))
    opens, is_damaged = card.whole_spine_from, card.patient in damaged
    stage, today = Stage(card.stage), days.today(person.timezone)
    hinted = hint_of(pains, stage=stage, began=card.began, today=today) is not None
    away = days_away(
        stage=stage,
        phase=Phase(card.phase),
        trained_on=card.trained_on,
        began=card.began,
        today=today,
    )
    return _Line(
        patient=card.patient,
        name=person.name,
        birth_date=person.birth_date,
        phone=person.phone,
        trained_on=card.trained_on,
        regions=tuple(card.regions.split(",")),
        group=group_of(
            stage=stage,
            role=actor.role,
            withdrawn=card.withdrawn,
            proposed=card.proposed,
            alerts=bool(alerts) or bool(card.undecided),
            due=hinted or (opens is not None and opens <= days.now),
            damaged=is_damaged,
            away=away,
        ),
        has_alerts=bool(alerts),
        order=order(
            overdue=not in_time,
            urgent=bool(alerts) or is_damaged,
            due=due,
            withdrawn=card.withdrawn,
            name=person.name,
            away=away,
        ),
    )
