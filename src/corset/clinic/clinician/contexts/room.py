"""What the pages about one patient have in common."""

from dataclasses import dataclass
from datetime import datetime

from corset.clinic.typed.merge import Collision
from corset.people.models import Patient
from corset.presentation.reasons import WordedReason
from corset.services.therapy.decisions.timeline import TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One exercise of two plans; empty where a plan is without it."""

    name: str
    signed: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What came between the opening of a form and its sending."""

    collisions: tuple[Collision, ...] = ()
    entries: tuple[TimelineEntry, ...] = ()
    """What was decided meanwhile, the latest first."""
    sides: tuple[Side, ...] = ()
    """What others signed and what was typed here, exercise by exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """From what the page's form was made, and what came between; empty for a page without one."""

    made_from: str = ""
    """It comes back with the form."""
    between: Between | None = None
    """What others decided or changed since the form was opened."""
    draft: datetime | None = None
    """When what the form is filled with was typed, where it was not sent then."""


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
    about: FormState


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
