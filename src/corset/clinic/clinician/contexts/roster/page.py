"""The list of patients: those who need a decision first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.clinic.components.number import number_in
from corset.presentation.terms import choices
from corset.services.therapy.patients.roster.ordering import SORTS, RosterFilter
from corset.services.therapy.patients.roster.pages import Roster
from corset.services.therapy.patients.roster.row import InboxRow
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.therapy.terms import Region, Role

TITLES: Mapping[InboxGroup, str | Promise] = {
    InboxGroup.ALERT: lazy("Needs your decision"),
    InboxGroup.STEP: lazy("Waits for a step of yours"),
    InboxGroup.TOUCH: lazy("Losing touch"),
    InboxGroup.VISIT: lazy("Supervised workouts and sign-offs"),
    InboxGroup.GOING: lazy("Under way"),
    InboxGroup.ENDED: lazy("Ended"),
}


SORT_NAMES: Mapping[str, str | Promise] = {
    "": lazy("Most urgent first"),
    "name": lazy("By name"),
    "trained": lazy("Longest without training"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Patients who need the same kind of attention."""

    key: InboxGroup
    title: str
    rows: tuple[InboxRow, ...]
    count: int
    """How many there are, on other pages too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """What the list was narrowed to; empty: everything."""

    q: str
    region: str
    show: str
    sort: str
    page: int

    @property
    def address(self) -> str:
        """Where the list stands so; words that were looked for are not in it."""
        kept = {"region": self.region, "show": self.show, "sort": self.sort}
        kept["page"] = str(self.page) if self.page > 1 else ""
        asked = urlencode({name: value for name, value in kept.items() if value})
        return f"?{asked}" if asked else ""

    @property
    def narrowed(self) -> RosterFilter:
        """The same for the services."""
        return RosterFilter(
            words=self.q, region=self.region, group=self.show, sort=self.sort, page=self.page
        )


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
    sorts: tuple[ListOption, ...]
    wanted: ListFilter
    count: int
    alerts: int
    """How many patients have an open alert that whoever reads it answers."""
    takes_in: bool
    page: int
    pages: int
    etag: str
    """What names it: asked for again, it is answered in short where it is the same."""
    here: str = "patients"


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPage:
    """The same patients beside a page."""

    groups: tuple[Group, ...]
    at: str
    """The patient whose page it stands beside."""
    etag: str


def patients_page(found: Roster, wanted: ListFilter, role: Role, *, etag: str = "") -> PatientsPage:
    """Return a page of the list, narrowed as it was asked."""
    clinician = role is Role.CLINICIAN
    return PatientsPage(
        groups=_groups(found),
        kinds=_kinds(found),
        regions=tuple(ListOption(key=key, label=label) for key, label in choices(Region)),
        sorts=tuple(ListOption(key=key, label=str(label)) for key, label in SORT_NAMES.items()),
        wanted=wanted,
        count=found.total,
        alerts=found.with_alerts if clinician else 0,
        takes_in=clinician,
        page=found.page,
        pages=found.pages,
        etag=etag,
    )


def rail_page(found: Roster, at: str, *, etag: str = "") -> RailPage:
    """Return the first patients in therapy, the urgent ones first."""
    groups = (group for group in _groups(found) if group.key is not InboxGroup.ENDED)
    return RailPage(groups=tuple(groups), at=at, etag=etag)


def filter_of(request: HttpRequest) -> ListFilter:
    """Return what was asked for, by form or by address; what does not exist narrows nothing.

    Words are looked for in a form alone: a name in an address stays in histories and logs.
    """
    said = request.POST if request.method == "POST" else request.GET
    asked = {name: said.get(name, "").strip() for name in ("region", "show", "sort")}
    region = asked["region"] if asked["region"] in set(Region) else ""
    show = asked["show"] if asked["show"] in set(InboxGroup) else ""
    sort = asked["sort"] if asked["sort"] in SORTS else ""
    page = number_in(request.POST.get("page") or request.GET.get("page", ""), otherwise=1)
    words = request.POST.get("q", "").strip()
    return ListFilter(q=words, region=region, show=show, sort=sort, page=page)


def _groups(found: Roster) -> tuple[Group, ...]:
    """Return the groups in the order of urgency, without the empty ones."""
    rows = {key: tuple(row for row in found.rows if row.group is key) for key in TITLES}
    return tuple(
        Group(
            key=key, title=str(title), rows=rows[key], count=max(found.sizes[key], len(rows[key]))
        )
        for key, title in TITLES.items()
        if rows[key]
    )


def _kinds(found: Roster) -> tuple[ListOption, ...]:
    """Return what the list can be narrowed to, with counts."""
    kinds = [(key.value, str(title), found.groups[key]) for key, title in TITLES.items()]
    kept = [("", _("All"), found.total), *(kind for kind in kinds if kind[2])]
    return tuple(ListOption(key=key, label=f"{label} ({count})") for key, label, count in kept)
