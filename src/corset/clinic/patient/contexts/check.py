"""What the pages of the daily check show."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from corset.clinic.patient.contexts.face import Face
from corset.clinic.patient.forms import CheckForm
from corset.people.models import Patient
from corset.therapy.programme import EmergencySign


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
