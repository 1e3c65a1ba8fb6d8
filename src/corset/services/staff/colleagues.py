"""A colleague's account: suspended, taken up again, ended, in another role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.people.models import FactorReset, Invitation, Role, User
from corset.services.clock.present import present
from corset.services.people.access import actor_of, require
from corset.services.people.accounts import end_sessions, has_factors, note
from corset.services.people.invitations import STAFF
from corset.services.staff.errors import StaffRefused
from corset.services.staff.hand_over import HandedOver, hand_over, only_of, patients_of
from corset.therapy.commands import Actor
from corset.therapy.terms import Role as TherapyRole

BY = (TherapyRole.ADMINISTRATOR,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """What an administrator sees of an account: nothing clinical."""

    user: User
    patients: int
    only_theirs: int
    """How many would be without a clinician."""
    last_administrator: bool
    has_factor: bool
    reset: FactorReset | None
    """That somebody asks to forget the second factors."""
    successors: tuple[User, ...]
    """Who could take the patients over."""


def colleague(*, by: User | Actor, user_id: UUID | str, now: datetime | None = None) -> Colleague:
    """Return a colleague. Raises NotAllowed, and Http404 for an account that is none of staff."""
    require(by, *BY, to=_("see the staff"))
    user = _staff(user_id)
    others = User.objects.filter(role=Role.CLINICIAN, is_active=True).exclude(pk=user.pk)
    return Colleague(
        user=user,
        patients=len(patients_of(user)) if user.role == Role.CLINICIAN else 0,
        only_theirs=len(only_of(user)),
        last_administrator=_is_last_administrator(user),
        has_factor=has_factors(user),
        reset=FactorReset.waiting(present(now)).filter(user=user).first(),
        successors=tuple(others.order_by("name", "email")),
    )


def suspend(*, by: User | Actor, who: User, to: User | None = None) -> HandedOver | None:
    """Let somebody not sign in until taken up again. Raises NotAllowed and StaffRefused."""
    return _close(by, who, to, "colleague_suspended", ended_at=None)


def end(
    *, by: User | Actor, who: User, to: User | None = None, now: datetime | None = None
) -> HandedOver | None:
    """End a colleague's access; all patients go to another where one is named.

    Raises NotAllowed; StaffRefused for the last administrator, and where a patient would be
    without a clinician.
    """
    return _close(by, who, to, "colleague_ended", ended_at=present(now))


def take_up(*, by: User | Actor, who: User) -> None:
    """Let a colleague who was suspended or had left sign in again. Raises NotAllowed."""
    require(by, *BY, to=_("take a colleague up again"))
    with transaction.atomic():
        User.objects.filter(pk=who.pk).update(is_active=True, ended_at=None, successor=None)
        end_sessions(who)
    note("colleague_taken_up", who, by=actor_of(by).id)


def change_role(
    *, by: User | Actor, who: User, role: str, to: User | None = None
) -> HandedOver | None:
    """Give a colleague another role. Raises as `end`."""
    require(by, *BY, to=_("change a role"))
    if role not in STAFF:
        allowed = ", ".join(STAFF)
        raise StaffRefused(
            _("“%(role)s” is not a role of staff; allowed: %(allowed)s.")
            % {"role": role, "allowed": allowed}
        )
    if role == who.role:
        raise StaffRefused(_("%(name)s has this role already.") % {"name": who})
    before = who.role

    def change() -> None:
        User.objects.filter(pk=who.pk).update(role=role)

    leads = role == Role.SPECIALIST
    return _leaves(by, who, to, change, "role_changed", leads=leads, before=before, role_now=role)


def sign_out(*, by: User | Actor, who: User) -> int:
    """End all sessions of a colleague; return how many. Raises NotAllowed."""
    require(by, *BY, to=_("sign a colleague out"))
    ended = end_sessions(who)
    note("sessions_ended", who, by=actor_of(by).id, count=ended)
    return ended


def _close(
    by: User | Actor, who: User, to: User | None, event: str, *, ended_at: datetime | None
) -> HandedOver | None:
    require(by, *BY, to=_("close an account of staff"))

    def change() -> None:
        User.objects.filter(pk=who.pk).update(is_active=False, ended_at=ended_at)
        mine = Invitation.open_ones(present(None)).filter(invited_by=who, role__in=STAFF)
        mine.update(withdrawn_at=present(None))

    return _leaves(by, who, to, change, event)


def _leaves(
    by: User | Actor,
    who: User,
    to: User | None,
    change: Callable[[], None],
    event: str,
    *,
    leads: bool = False,
    **facts: str,
) -> HandedOver | None:
    """Hand over first: whatever fails then, nobody is without a clinician.

    `leads`: whether this colleague goes on to lead visits.
    """
    if _is_last_administrator(who):
        raise StaffRefused(
            _("%(name)s is the only administrator. Allowed: invite or appoint another one first.")
            % {"name": who}
        )
    handed = hand_over(by=by, of=who, to=to, visits=not leads) if to is not None else None
    with transaction.atomic():
        refuse_orphans(who)
        change()
        ended = end_sessions(who)
    note(event, who, by=actor_of(by).id, sessions=ended, **facts)
    return handed


def refuse_orphans(who: User) -> None:
    """Raise StaffRefused where a patient would be without a clinician if this one went."""
    alone = len(only_of(who))
    if alone:
        text = ngettext(
            "%(count)d patient would be without a clinician. Choose who takes over.",
            "%(count)d patients would be without a clinician. Choose who takes over.",
            alone,
        )
        raise StaffRefused(text % {"count": alone})


def _is_last_administrator(who: User) -> bool:
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    mine = who.role == Role.ADMINISTRATOR and who.is_active
    return mine and not administrators.exclude(pk=who.pk).exists()


def _staff(user_id: UUID | str) -> User:
    user = User.objects.filter(id=user_id, role__in=STAFF).first()
    if user is None:
        raise Http404(f"No colleague has the id {user_id}.")
    return user
