"""An invitation as it is handed over: a link, and a code to scan."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from corset.services.people.invitations import Invited


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """An invitation, its link and its code to scan; shown once."""

    name: str
    """Of whom it is for."""
    until: datetime
    link: str
    code: SafeString


def ticket_of(request: HttpRequest, invited: Invited) -> Ticket:
    """Return the link of an invitation, and its code to scan."""
    link = request.build_absolute_uri(reverse("invited", args=[invited.token]))
    asked = invited.invitation
    name = asked.name or asked.email
    return Ticket(name=name, until=invited.expires_at, link=link, code=_code(link))


def _code(link: str) -> SafeString:
    drawn = segno.make(link, error="m", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass="qr-code", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn from our own link, no foreign text in it
