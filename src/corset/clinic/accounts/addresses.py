"""The address that somebody signs in with: a new one holds once it is confirmed, for one person."""

from typing import Any

from allauth.account import signals
from allauth.account.forms import AddEmailForm
from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from corset.people.models import User
from corset.services.people.addresses import follow, is_taken


class NewAddressForm(AddEmailForm):
    """A new address; nobody else's."""

    def clean_email(self) -> str:
        """Refuse in words what somebody else has, whatever the case of its letters."""
        user, given = self.user, self.cleaned_data["email"]
        if isinstance(user, User) and is_taken(given, but_by=user):
            raise ValidationError(
                _(
                    "Somebody signs in with this address already. Allowed: an address that is "
                    "yours alone."
                )
            )
        return super().clean_email()


def addresses(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Show the address that holds and the one that waits; change it."""
    if isinstance(request.user, User):
        _hold(request.user)
    return EmailView.as_view()(request, *args, **kwargs)


def may_confirm(address: EmailAddress) -> bool:
    """Whether a new address is nobody else's in the meantime."""
    user = address.user
    return isinstance(user, User) and not is_taken(address.email, but_by=user)


def _hold(user: User) -> None:
    """Let the address that somebody signs in with stand as the one that holds.

    The invitation, handed over in person, has confirmed it.
    """
    own = EmailAddress.objects.filter(user=user)
    if own.filter(email=user.email, verified=True, primary=True).exists():
        return
    with transaction.atomic():
        own.exclude(email=user.email).update(primary=False, verified=False)
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )


def _follow(sender: object, user: User, **_facts: object) -> None:
    del sender
    user.refresh_from_db(fields=["email"])
    follow(user)


def listen() -> None:
    """Let the record follow a change of address."""
    signals.email_changed.connect(_follow, dispatch_uid="the record follows the address")
