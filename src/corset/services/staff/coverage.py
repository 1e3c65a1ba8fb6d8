"""Who cares for whom, a page at a time: those without a clinician first."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from corset.people.models import Patient, User, accounts_of
from corset.record.models import AlertRow, CareTeamMember
from corset.services.clock.present import present
from corset.services.integrity.piecewise import UNREADABLE, identities, piecewise, readable_patients
from corset.services.people.access import require
from corset.services.people.accounts import note
from corset.services.staff.hand_over import may_take_over, orphans, share_all
from corset.services.therapy.patients.care_team import Coverage, covered, uncovered
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

LOGGER = logging.getLogger(__name__)
SIZE = 50
"""Patients of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePart:
    """One page of who cares for whom."""

    rows: tuple[Coverage, ...]
    page: int
    pages: int
    total: int
    alone: int
    """How many have no clinician with an open account."""


def coverage_part(
    *, by: User | Actor, page: int = 1, now: datetime | None = None, size: int = SIZE
) -> CoveragePart:
    """Return a page; a page after the last one is the last one. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to=_("see who cares for whom"))
    at = present(now)
    try:
        order, alone = _in_order(at)
    except UNREADABLE:
        LOGGER.exception("Who cares for whom cannot be put in order at once")
        order, alone = [one.id for one in readable_patients()], frozenset[UUID]()
    part = Paginator(order, size).get_page(max(1, page))
    shown = list(part)
    rows = piecewise(identities(shown), lambda some: covered(some, at), uncovered)
    place = {patient: number for number, patient in enumerate(shown)}
    return CoveragePart(
        rows=tuple(sorted(rows, key=lambda row: place[row.patient.id])),
        page=part.number,
        pages=part.paginator.num_pages,
        total=len(order),
        alone=len(alone),
    )


def _in_order(at: datetime) -> tuple[list[UUID], frozenset[UUID]]:
    """Return everybody's id, and of whom nobody takes care: those first, then by late alerts."""
    alone = orphans()
    waiting = AlertRow.objects.filter(acknowledged_at=None, due__lt=at)
    late = set(waiting.values_list("patient", flat=True))
    people = dict(Patient.objects.filter(erased_at=None).values_list("id", "name"))
    order = sorted(
        people, key=lambda who: (who not in alone, who not in late, people[who].casefold())
    )
    return order, alone


def take_in_orphans(*, by: User | Actor, to: User) -> int:
    """Let a clinician care for all who have nobody; return of how many. Raises StaffRefused.

    Those whose therapy is over go to whoever takes over from the leaver.
    """
    require(by, Role.ADMINISTRATOR, to=_("share the care of a patient"))
    may_take_over(to)
    taken, left = share_all(by=by, patients=orphans(), to=to)
    if left:
        taken += _in_a_leavers_place(to)
    note("orphans_taken_over", to, by=by.id if isinstance(by, Actor) else str(by.pk), count=taken)
    return taken


def _in_a_leavers_place(to: User) -> int:
    """Let a clinician take over from those who left without one; return for how many patients."""
    alone = orphans()
    teams = CareTeamMember.objects.filter(patient__in=alone).values_list("clinician", flat=True)
    accounts_of(set(teams)).exclude(pk=to.pk).update(successor=to)
    return len(alone - orphans())
