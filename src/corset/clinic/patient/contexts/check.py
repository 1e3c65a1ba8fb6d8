"""What the pages of the daily check show."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from corset.clinic.patient.contexts.face import Face
from corset.clinic.patient.forms import CheckForm
from corset.people.models import Patient
from corset.therapy.programme import EmergencySign, Programme
from corset.therapy.terms import Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyText:
    """What to do at once, and at which signs."""

    urgency: Urgency
    text: str
    signs: str
    """Their ids, with spaces between."""


def helps(programme: Programme) -> tuple[UrgencyText, ...]:
    """Return what to do at each urgency, the gravest first."""
    signs = programme.emergency_signs.values()
    return tuple(
        UrgencyText(
            urgency=urgency,
            text=programme.emergency_text[urgency],
            signs=" ".join(sign.id for sign in signs if sign.urgency is urgency),
        )
        for urgency in Urgency
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The questions of today."""

    patient: Patient
    form: CheckForm
    signs: tuple[EmergencySign, ...]
    closed: str
    """Why training is closed whatever is answered; else empty."""
    key: UUID
    day: date
    """The patient's, of which the questions are."""
    ends_in: int
    """In how many seconds that day is over; an open page is emptied then."""
    outdated: bool
    """Whether answers of another day were sent; they were not taken."""
    with_specialist: bool
    back: str
    telling: str
    """How answers are signed that wait for a connection, as JSON; with a specialist empty."""
    helps: tuple[UrgencyText, ...]
    """What is shown at once of a warning sign, the gravest first."""
    number: str
    """Whom to call in an emergency."""
    telephone: str
    """The clinic's own; empty where it is not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResultPage:
    """What today's answers mean."""

    patient: Patient
    may_start: bool
    face: Face
    tours: bool
    """Whether to offer how a session works: it was not looked at yet."""
    key: UUID


def seconds_left(now: datetime) -> int:
    """Return the real seconds until the next day begins where `now` was read."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return int(midnight.timestamp() - now.timestamp())
