"""What the operator does with an account: sign it out, close it, open it, forget its factors."""

import logging

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from corset.people.models import User

LOGGER = logging.getLogger("corset.security")


class NoSuchAccount(ValueError):
    """An e-mail address without an account."""


def sign_out(email: str | None) -> int:
    """End every session of an account, or of all; return how many. Raises NoSuchAccount."""
    user = account_of(email) if email else None
    ended = end_sessions(user)
    note("sessions_ended", user, count=ended)
    return ended


def close(email: str) -> int:
    """Let nobody sign in to an account any more. Raises NoSuchAccount."""
    return _set(email, active=False, event="account_closed")


def reopen(email: str) -> int:
    """Let its owner sign in again. Raises NoSuchAccount."""
    return _set(email, active=True, event="account_opened")


def forget_factors(email: str) -> int:
    """Forget the second factors of who has lost them; return how many. Raises NoSuchAccount."""
    user = account_of(email)
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
    note("second_factor_forgotten", user, count=gone)
    return gone


def _set(email: str, *, active: bool, event: str) -> int:
    user = account_of(email)
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=active)
        ended = end_sessions(user)
    note(event, user)
    return ended


def account_of(email: str) -> User:
    """Return the account of an address. Raises NoSuchAccount."""
    try:
        return User.objects.get(email__iexact=email.strip())
    except User.DoesNotExist:
        raise NoSuchAccount(f"There is no account of “{email}”.") from None


def end_sessions(user: User | None) -> int:
    """End every session of an account, or of all; return how many."""
    wanted = str(user.pk) if user else None
    ended = [
        one.pk
        for one in Session.objects.iterator()
        if (who := one.get_decoded().get("_auth_user_id")) and wanted in {None, who}
    ]
    Session.objects.filter(pk__in=ended).delete()
    return len(ended)


def has_factors(user: User) -> bool:
    """Whether somebody has a second factor or a passkey."""
    return Authenticator.objects.filter(user=user).exists()


def note(event: str, user: User | None, *, by: str = "operator", **more: int | str) -> None:
    """Write into the security log what was done with an account, and by whom."""
    known = {"user": str(user.pk), "role": user.role} if user else {}
    LOGGER.info(event, extra={"facts": {"event": event, **known, **more, "by": by}})
