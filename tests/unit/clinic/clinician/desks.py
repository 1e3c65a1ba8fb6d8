"""Somebody of the staff at a desk, in a clinic that keeps what it has shown."""

from django.test import Client
from tests.story import Story

from corset.clinic.components.kept import ROOMS


def at_home(monkeypatch, *modules):
    """Return a patient at home by whose clock these modules of the therapy go; nothing is kept."""
    ROOMS.clear()
    begun = Story().bring_home()
    for module in modules:
        monkeypatch.setattr(
            f"corset.services.therapy.{module}.present", lambda now: now or begun.now
        )
    return begun


def desk_of(user):
    """Return a browser in which somebody is signed in."""
    desk = Client()
    desk.force_login(user)
    return desk
