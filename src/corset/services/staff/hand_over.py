"""Handing a colleague's patients over, so that no patient is ever without a clinician."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from corset.people.models import Patient, Role, User, predecessors
from corset.record.models import CareTeamMember
from corset.services.clock.present import present
from corset.services.people.access import actor_of
from corset.services.people.accounts import note
from corset.services.staff.errors import StaffRefused
from corset.services.therapy.commands.submission import submit_to
from corset.services.therapy.patients.care_team import ended_among
from corset.services.visits.appointments import take_over_visits
from corset.therapy.commands import Actor, ShareCare
from corset.therapy.terms import Role as TherapyRole

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What came of it: how many now have the other clinician in their team."""

    to: User
    patients: int
    others: int
    """Whose team nobody joins: the therapy is over, or the log cannot be read. The other clinician
    opens their record in the leaver's place."""
    visits: int
    """How many visits to come the other leads now."""


def orphans() -> frozenset[UUID]:
    """Return the patients whom no clinician with an open account cares for."""
    return _alone(None)


def only_of(who: User) -> frozenset[UUID]:
    """Return the patients who would be left alone if this clinician went."""
    return _alone(who) - _alone(None)


def hand_over(*, by: User | Actor, of: User, to: User, visits: bool = True) -> HandedOver:
    """Let a clinician care for all patients of another, in one step; it may be repeated.

    The visits to come go with them, unless the first goes on to lead `visits`. Raises StaffRefused
    where the other cannot care for anybody.
    """
    may_take_over(to, of)
    wanted = patients_of(of)
    shared, others = share_all(by=by, patients=wanted, to=to)
    User.objects.filter(successor=of).exclude(pk=to.pk).update(successor=to)
    User.objects.filter(pk=of.pk).update(successor=to)
    note("patients_handed_over", of, by=_who(by), to=str(to.pk), count=len(wanted))
    taken = take_over_visits(by=by, of=of, to=to) if visits else 0
    return HandedOver(to=to, patients=shared, others=others, visits=taken)


def share_all(
    *, by: User | Actor, patients: Iterable[UUID], to: User, now: datetime | None = None
) -> tuple[int, int]:
    """Let a clinician join the teams of these; return of how many, and of how many not."""
    at, wanted = present(now), set(patients)
    theirs = CareTeamMember.objects.filter(clinician=str(to.pk), patient__in=wanted)
    there = set(theirs.values_list("patient", flat=True))
    left = wanted - there - ended_among(wanted)
    joined = [_joins(one, to, by, at) for one in Patient.objects.filter(id__in=left)]
    return len(there) + sum(joined), len(wanted) - len(there) - sum(joined)


def may_take_over(to: User, of: User | None = None) -> None:
    """Raise StaffRefused where somebody cannot take patients over."""
    if of is not None and to.pk == of.pk:
        raise StaffRefused(_("Choose somebody else: patients go to another clinician."))
    if to.role != Role.CLINICIAN or not to.is_active:
        text = _("%(name)s cannot take patients over; allowed: a clinician with an open account.")
        raise StaffRefused(text % {"name": to})


def _joins(patient: Patient, to: User, by: User | Actor, at: datetime) -> bool:
    actor = actor_of(by)
    if actor.role is TherapyRole.SYSTEM:
        actor = Actor(TherapyRole.ADMINISTRATOR, actor.id)
    command = ShareCare(clinician=str(to.pk))
    try:
        done = submit_to(patient=patient, command=command, by=actor, key=uuid4().hex, now=at)
    except Exception:
        LOGGER.exception("The care of %s could not be shared", patient.pk)
        return False
    return done.decision.accepted


def patients_of(of: User) -> set[UUID]:
    """Return whom a clinician cares for, those of leavers too."""
    known = CareTeamMember.objects.filter(clinician__in=[str(of.pk), *predecessors(str(of.pk))])
    return set(known.values_list("patient", flat=True))


def _alone(without: User | None) -> frozenset[UUID]:
    active = User.objects.filter(role=Role.CLINICIAN, is_active=True)
    if without is not None:
        active = active.exclude(pk=without.pk)
    caring = list(active.values_list("id", flat=True))
    followed = User.objects.filter(successor__in=caring).values_list("id", flat=True)
    stands = [str(one) for one in (*caring, *followed)]
    covered = CareTeamMember.objects.filter(clinician__in=stands).values("patient")
    alone = Patient.objects.filter(erased_at=None).exclude(id__in=covered)
    return frozenset(alone.values_list("id", flat=True))


def _who(by: User | Actor) -> str:
    return actor_of(by).id
