"""What the pages of the daily check show."""

from dataclasses import dataclass
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
    with_specialist: bool
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResultPage:
    """What today's answers mean."""

    patient: Patient
    may_start: bool
    face: Face
    key: UUID
