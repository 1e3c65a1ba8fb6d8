"""The list of patients: those who need a decision first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.presentation.terms import choices
from corset.services.therapy.patients.inbox import InboxGroup, InboxRow
from corset.therapy.terms import Region, Role

TITLES: Mapping[InboxGroup, str | Promise] = {
    InboxGroup.ALERT: lazy("Needs your decision"),
    InboxGroup.STEP: lazy("Waits for a step of yours"),
    InboxGroup.VISIT: lazy("Supervised workouts and sign-offs"),
    InboxGroup.GOING: lazy("Under way"),
    InboxGroup.ENDED: lazy("Ended"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Patients who need the same kind of attention."""

    key: InboxGroup
    title: str
    rows: tuple[InboxRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """What the list was narrowed to; empty: everything."""

    q: str
    region: str
    show: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOption:
    """What the list can be narrowed to."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientsPage:
    """The list, and what it can be narrowed to."""

    groups: tuple[Group, ...]
    kinds: tuple[ListOption, ...]
    regions: tuple[ListOption, ...]
    wanted: ListFilter
    count: int
    alerts: int
    """How many patients have an open alert that whoever reads it answers."""
    takes_in: bool
    here: str = "patients"


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPage:
    """The same patients beside a page."""

    groups: tuple[Group, ...]
    at: str
    """The patient whose page it stands beside."""


def patients_page(rows: Sequence[InboxRow], wanted: ListFilter, role: Role) -> PatientsPage:
    """Return the list, narrowed as it was asked."""
    groups = grouped(_matching(rows, wanted))
    clinician = role is Role.CLINICIAN
    return PatientsPage(
        groups=tuple(group for group in groups if wanted.show in ("", group.key)),
        kinds=_kinds(rows),
        regions=tuple(ListOption(key=key, label=label) for key, label in choices(Region)),
        wanted=wanted,
        count=len(rows),
        alerts=sum(bool(row.alerts) for row in rows) if clinician else 0,
        takes_in=clinician,
    )


def rail_page(rows: Sequence[InboxRow], at: str) -> RailPage:
    """Return the patients in therapy, the urgent ones first."""
    groups = (group for group in grouped(rows) if group.key is not InboxGroup.ENDED)
    return RailPage(groups=tuple(groups), at=at)


def filter_of(request: HttpRequest) -> ListFilter:
    """Return what was asked for; a region that does not exist narrows nothing.

    Words are looked for in a form alone: a name in an address stays in histories and logs.
    """
    asked = {name: request.POST.get(name, "").strip() for name in ("q", "region", "show")}
    known = asked["region"] if asked["region"] in set(Region) else ""
    return ListFilter(q=asked["q"], region=known, show=asked["show"])


def grouped(rows: Iterable[InboxRow]) -> tuple[Group, ...]:
    """Return the groups in the order of urgency, without the empty ones."""
    rows = list(rows)
    groups = (
        Group(key=key, title=str(title), rows=tuple(row for row in rows if row.group is key))
        for key, title in TITLES.items()
    )
    return tuple(group for group in groups if group.rows)


def _matching(rows: Iterable[InboxRow], wanted: ListFilter) -> list[InboxRow]:
    words = wanted.q.casefold().split()
    return [
        row
        for row in rows
        if all(word in row.name.casefold() for word in words)
        and (not wanted.region or wanted.region in row.regions)
    ]


def _kinds(rows: Sequence[InboxRow]) -> tuple[ListOption, ...]:
    """Return what the list can be narrowed to, with counts."""
    found = [(group.key.value, group.title, len(group.rows)) for group in grouped(rows)]
    kinds = [("", _("All"), len(rows)), *found]
    return tuple(ListOption(key=key, label=f"{label} ({count})") for key, label, count in kinds)
