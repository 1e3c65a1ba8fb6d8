"""The diagnoses of a patient on a page."""

from dataclasses import dataclass

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.diagnosis import DiagnosisForm
from corset.services.diagnoses.record import DiagnosisView


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisPage(RoomPage):
    """Those that hold, those that were taken back, and the form of the next."""

    form: DiagnosisForm
    holding: tuple[DiagnosisView, ...]
    before: tuple[DiagnosisView, ...]
