"""Who may have an account: only whom the clinic invited. Letters of accounts go by the outbox."""

from datetime import timedelta
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.contrib.sites.requests import RequestSite
from django.http import HttpRequest

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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the letter; the page does not wait for the mail server."""
        site = RequestSite(cast("HttpRequest", current.request))
        site.name = settings.CLINIC_NAME or "Corset"
        about = {"request": current.request, "email": email, "current_site": site}
        made = self.render_mail(template_prefix, email, {**about, **context})
        text = letters.Text(str(made.subject), str(made.body))
        outbox.write_to_address(text, address=email, keep_for=WORTH_SENDING)
