"""On every page: where what is told on this device is sent, and what is said while it waits."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.urls import reverse

from corset.clinic.components.build import build
from corset.clinic.components.page import component

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPlace:
    """What the page's script needs to send, and whom to call where it cannot."""

    api: str
    build: str
    telephone: str


@component(register, "components/post.html")
def post() -> PostPlace:
    """Return the place on a page that says what has not arrived."""
    return PostPlace(api=reverse("api:session"), build=build(), telephone=settings.CLINIC_TELEPHONE)
