"""Who may have an account: only whom the clinic invited. Letters of accounts go by the outbox."""

from datetime import timedelta
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as current
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.requests import RequestSite
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.clinic.accounts.addresses import may_confirm
from corset.clinic.accounts.limits import BY_ACCOUNT
from corset.clinic.accounts.security_log import note
from corset.presentation import letters
from corset.services.notifications import outbox
from corset.services.notifications.letters import sender

WORTH_SENDING = timedelta(days=1)
"""How long a letter about an account is tried: whoever wanted it has asked again by then."""


class InvitationOnly(DefaultAccountAdapter):
    """There is no public sign-up: an invitation makes the account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def format_email_subject(self, subject: str) -> str:
        return letters.subject(sender(), str(subject))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a try too many, and say how long to wait."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note("too_many_tries")
            minutes = _wait(request, self._get_login_attempts_cache_key(request, **credentials))
            text = ngettext(
                "Too many wrong passwords. Wait a minute and try again.",
                "Too many wrong passwords. Try again in %(minutes)s minutes at the latest.",
                minutes,
            )
            raise ValidationError(text % {"minutes": minutes}, "too_many_login_attempts") from None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count by account and client: a stranger elsewhere locks nobody out."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{self.get_client_ip(request)}"

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm a new address, unless it has become somebody else's: then say so."""
        if not may_confirm(email_address):
            note("address_refused", email_address.user)
            text = _("Somebody else signs in with this address by now, so yours stays as it was.")
            messages.error(request, text)
            return False
        return super().confirm_email(request, email_address)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the letter; the page does not wait for the mail server."""
        site = RequestSite(cast("HttpRequest", current.request))
        site.name = settings.CLINIC_NAME or "Corset"
        about = {"request": current.request, "email": email, "current_site": site}
        made = self.render_mail(template_prefix, email, {**about, **context})
        text = letters.Text(str(made.subject), str(made.body))
        outbox.write_to_address(text, address=email, keep_for=WORTH_SENDING)


def _wait(request: HttpRequest, key: str) -> int:
    """Return how many minutes to wait at most: the longest span whose tries are used up."""

    def is_open(rate: str) -> bool:
        only = {_TRY: rate}
        usage = ratelimit.consume(
            request, app="allauth.account", action=_TRY, config=only, key=key, dry_run=True
        )
        return usage is not None

    return max((minutes for minutes, rate in BY_ACCOUNT.items() if not is_open(rate)), default=1)


_TRY = "login_failed"
