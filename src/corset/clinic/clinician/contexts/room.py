"""What the pages about one patient have in common."""

from dataclasses import dataclass

from corset.people.models import Patient
from corset.presentation.reasons import WordedReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Whose page it is, who reads it, and what came of the form that was sent last."""

    patient: Patient
    signs: bool
    """Whether whoever reads it decides as a clinician."""
    key: str
    """Names what is sent from this page: once each, however often it comes."""
    refusal: tuple[WordedReason, ...] = ()
    sent_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """The least that a page about one patient shows."""

    room: Room
    here: str = "patients"
    """Where it stands in the navigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another page, as a button."""

    label: str
    href: str
    kind: str = ""
