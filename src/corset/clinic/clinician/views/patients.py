"""The list of patients: those who need a decision first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from corset.care.queries.stage import Stage
from corset.presentation.terms import choices
from corset.services.therapy.patients.inbox import InboxRow, inbox
from corset.therapy.terms import Region, Role

if TYPE_CHECKING:
    from corset.people.models import User

YOURS = frozenset(
    {
        *(Stage.EMERGENCY, Stage.SUSPENDED, Stage.INTAKE, Stage.SCREENING, Stage.PHASE),
        *(Stage.PROPOSING, Stage.SIGNING, Stage.SIGNING_OFF, Stage.NEW),
    }
)
"""Stages in which the therapy waits for the clinician."""
VISITS = frozenset({Stage.SUPERVISED, Stage.SIGNING_OFF})
"""Stages in which it waits for the specialist."""


@dataclass(frozen=True, slots=True)
class Group:
    """Patients who need the same kind of attention."""

    key: str
    title: str
    rows: tuple[InboxRow, ...]


def key_of(row: InboxRow, role: Role) -> str:
    """Return to which group a patient belongs."""
    if row.withdrawn:
        return "ended"
    if role is Role.SPECIALIST:
        return "visit" if row.stage in VISITS else "going"
    if row.alerts:
        return "alert"
    waits = row.stage in YOURS or row.whole_spine_due or row.proposed
    return "step" if waits else "going"


def _titles(role: Role) -> dict[str, str]:
    if role is Role.SPECIALIST:
        first = {"visit": _("Supervised workouts and sign-offs")}
    else:
        first = {"alert": _("Needs your decision"), "step": _("Waits for a step of yours")}
    return {**first, "going": _("Under way"), "ended": _("Ended")}


def grouped(rows: Iterable[InboxRow], role: Role) -> tuple[Group, ...]:
    """Return the groups in the order of urgency, without the empty ones."""
    rows = list(rows)
    groups = (
        Group(key, title, tuple(row for row in rows if key_of(row, role) == key))
        for key, title in _titles(role).items()
    )
    return tuple(group for group in groups if group.rows)


def _matching(rows: Iterable[InboxRow], wanted: dict[str, str]) -> list[InboxRow]:
    words = wanted["q"].casefold().split()
    return [
        row
        for row in rows
        if all(word in row.name.casefold() for word in words)
        and (not wanted["region"] or wanted["region"] in row.regions)
    ]


def _wanted(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "region", "show")}
    if asked["region"] not in set(Region):
        asked["region"] = ""
    return asked


def patients(request: HttpRequest) -> HttpResponse:
    """Show the list; htmx asks for its lines alone, on typing and every 20 seconds."""
    user, wanted = cast("User", request.user), _wanted(request)
    role, rows = user.actor.role, inbox(by=user)
    groups = grouped(_matching(rows, wanted), role)
    context = {
        "groups": [g for g in groups if wanted["show"] in ("", g.key)],
        "kinds": _kinds(rows, role),
        "wanted": wanted,
        "regions": choices(Region),
        "count": len(rows),
        "alerts": sum(bool(row.alerts) for row in rows) if role is Role.CLINICIAN else 0,
        "takes_in": role is Role.CLINICIAN,
        "here": "patients",
    }
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    template = "clinician/parts/roster.html" if part else "clinician/patients.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _kinds(rows: Sequence[InboxRow], role: Role) -> list[tuple[str, str, int]]:
    """Return what the list can be narrowed to, with counts."""
    found = [(g.key, g.title, len(g.rows)) for g in grouped(rows, role)]
    return [("", _("All"), len(rows)), *found]


def rail(request: HttpRequest) -> HttpResponse:
    """The same patients beside a page, the urgent ones first."""
    user = cast("User", request.user)
    groups = grouped(inbox(by=user), user.actor.role)
    shown: dict[str, Any] = {"groups": [g for g in groups if g.key != "ended"]}
    return render(request, "clinician/parts/rail.html", {**shown, "at": request.GET.get("at")})
