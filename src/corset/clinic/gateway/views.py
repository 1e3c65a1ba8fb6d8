"""The page of an answer that is not what was asked for; it shows nobody's data."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from corset.clinic.components.page import page


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPage:
    """What happened, what to do, and whom to call meanwhile."""

    title: str
    text: str
    number: str
    """Whom to call in an emergency."""
    telephone: str
    """The clinic's own; empty where it is not set."""


def refusal_page(request: HttpRequest, *, title: str, text: str, status: int = 503) -> HttpResponse:
    """Return the page."""
    shown = RefusalPage(
        title=title,
        text=text,
        number=settings.EMERGENCY_NUMBER,
        telephone=settings.CLINIC_TELEPHONE,
    )
    return page(request, "gateway/refusal.html", shown, status=status)
