"""The list of patients a page at a time: all are put in order, those on the page are described."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from corset.people.models import User
from corset.people.patients import searched
from corset.services.clock.present import present
from corset.services.therapy.patients.roster.inbox import inbox, order_of, reader_of_lists, rows_of
from corset.services.therapy.patients.roster.ordering import (
    GROUPS,
    Ordered,
    RosterFilter,
    RosterGroup,
    ordered,
)
from corset.services.therapy.patients.roster.row import InboxRow
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.therapy.commands import Actor

LOGGER = logging.getLogger(__name__)
SIZE = 50
"""Patients of a page."""


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
        # Asked again where somebody wrote between the order and the lines.
        found = _at_once(actor, now, wanted, size) or _at_once(actor, now, wanted, size)
    except Exception:
        LOGGER.exception("The list cannot be put in order at once; it is read line by line")
        found = None
    return found or _line_by_line(inbox(by=by, now=now), wanted, size)


def _at_once(actor: Actor, now: datetime, wanted: RosterFilter, size: int) -> Roster | None:
    """Return a page; nothing where a line says something else than what it was put in order by."""

    def part(page: int) -> Ordered:
        return ordered(actor, now, wanted, size=size, offset=size * (page - 1))

    page = max(1, wanted.page)
    found = part(page)
    pages = _pages(found.groups, wanted, size)
    if page > pages:
        page, found = pages, part(pages)
    rows = rows_of([one for one, _ in found.patients], now=now, role=actor.role)
    known = {row.patient_id: row for row in rows if row.readable}
    if any(one not in known or known[one].group is not group for one, group in found.patients):
        return None
    return _roster(found.groups, [known[one] for one, _ in found.patients], page, pages)


def _line_by_line(rows: Sequence[InboxRow], wanted: RosterFilter, size: int) -> Roster:
    """Return the same of lines that were all made, in the order in which they need attention."""
    fit = [row for row in rows if _matches(row, wanted)]
    groups = {
        group: RosterGroup(
            count=len(those),
            found=sum(row in fit for row in those),
            with_alerts=sum(bool(row.alerts) for row in those),
        )
        for group in GROUPS
        if (those := [row for row in rows if row.group is group])
    }
    shown = sorted(
        (row for row in fit if wanted.group in ("", row.group)),
        key=lambda row: (GROUPS.index(row.group), *_sorted_by(row, wanted.sort), row.patient_id),
    )
    pages = _pages(groups, wanted, size)
    page = min(max(1, wanted.page), pages)
    return _roster(groups, shown[size * (page - 1) : size * page], page, pages)


def _pages(groups: Mapping[InboxGroup, RosterGroup], wanted: RosterFilter, size: int) -> int:
    shown = sum(there.found for group, there in groups.items() if wanted.group in ("", group))
    return max(1, -(-shown // size))


def _roster(
    groups: Mapping[InboxGroup, RosterGroup], rows: Sequence[InboxRow], page: int, pages: int
) -> Roster:
    return Roster(
        rows=tuple(rows),
        page=page,
        pages=pages,
        sizes=Counter({group: there.found for group, there in groups.items()}),
        groups=Counter({group: there.count for group, there in groups.items()}),
        total=sum(there.count for there in groups.values()),
        with_alerts=sum(there.with_alerts for there in groups.values()),
    )


def _sorted_by(row: InboxRow, sort: str) -> tuple[object, ...]:
    """Return what puts a line before others of its group; of one name, by what is searched."""
    text = _searched(row)
    if sort == "name":
        return text, order_of(row)
    if sort == "trained":
        return row.last_trained or date.min, order_of(row), text
    return order_of(row), text


def _matches(row: InboxRow, wanted: RosterFilter) -> bool:
    known = not wanted.region or wanted.region in row.regions
    return known and all(word in _searched(row) for word in wanted.words.casefold().split())


def _searched(row: InboxRow) -> str:
    return searched(row.name, row.patient.birth_date, row.patient.phone)
