"""A lost second factor of a colleague: one administrator asks, a second agrees."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from corset.people.models import FactorReset, Role, User
from corset.presentation import letters
from corset.services.clock.present import present
from corset.services.notifications import outbox
from corset.services.notifications.letters import sender
from corset.services.people.access import require
from corset.services.people.accounts import end_sessions, note
from corset.services.staff.errors import StaffRefused
from corset.therapy.terms import Role as TherapyRole

BY = (TherapyRole.ADMINISTRATOR,)


def ask_reset(*, by: User, who: User, now: datetime | None = None) -> FactorReset:
    """Ask that a colleague's second factors be forgotten; nothing happens without a second word.

    Raises NotAllowed, and StaffRefused where no second administrator could agree.
    """
    require(by, *BY, to=_("reset a second factor"))
    if not _others(by, who):
        raise StaffRefused(
            _(
                "There is no second administrator who could agree. Allowed: on the server, "
                "“corset account forget-factors %(email)s”."
            )
            % {"email": who.email}
        )
    asked, _made = FactorReset.objects.update_or_create(
        user=who, defaults={"asked_by": by, "asked_at": present(now)}
    )
    note("second_factor_reset_asked", who, by=str(by.pk))
    return asked


def agree(*, by: User, who: User, now: datetime | None = None) -> int:
    """Forget a colleague's second factors, as another administrator asked; return how many.

    Raises NotAllowed, and StaffRefused where nobody asked, or the same person did.
    """
    require(by, *BY, to=_("reset a second factor"))
    with transaction.atomic():
        asked = FactorReset.waiting(present(now)).filter(user=who).first()
        if asked is None:
            raise StaffRefused(_("Nobody asks for this any more. Allowed: ask for it anew."))
        if by.pk in {asked.asked_by.pk, who.pk}:
            raise StaffRefused(
                _("A second administrator has to agree: neither who asked nor whose factor it is.")
            )
        gone, _kinds = Authenticator.objects.filter(user=who).delete()
        asked.delete()
        end_sessions(who)
        outbox.write(letters.factor_reset(sender()), to=[who])
    note("second_factor_reset", who, by=str(by.pk), asked_by=str(asked.asked_by.pk), count=gone)
    return gone


def decline(*, by: User, who: User) -> None:
    """Leave the second factors as they are. Raises NotAllowed."""
    require(by, *BY, to=_("reset a second factor"))
    if FactorReset.objects.filter(user=who).delete()[0]:
        note("second_factor_reset_declined", who, by=str(by.pk))


def waiting_resets(*, by: User, now: datetime | None = None) -> tuple[FactorReset, ...]:
    """Return what waits for a second administrator. Raises NotAllowed."""
    require(by, *BY, to=_("see the staff"))
    return tuple(FactorReset.waiting(present(now)))


def _others(by: User, who: User) -> bool:
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    return others.exclude(pk__in=[by.pk, who.pk]).exists()
