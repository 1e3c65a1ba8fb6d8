"""Taking a patient in: the person, the intake, the screening."""

from dataclasses import dataclass

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.diagnosis import DiagnosisForm
from corset.clinic.clinician.forms.inspection import InspectionForm
from corset.clinic.clinician.forms.intake import IntakeForm
from corset.clinic.clinician.forms.person import NewPatientForm
from corset.clinic.clinician.forms.screening import ScreeningForm
from corset.people.models import Patient
from corset.services.diagnoses.record import DiagnosisView


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatientPage:
    """Who it is, and those already known under the same name and birth date."""

    form: NewPatientForm
    namesakes: tuple[Patient, ...] = ()
    here: str = "patients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discs:
    """The discs of a region, as they stand in the spine."""

    region: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePage(RoomPage):
    """The facts that a complex is made from."""

    form: IntakeForm
    discs: tuple[Discs, ...]
    age: int | None
    taking_in: bool
    """Whether no plan is signed yet, so that the screening and the plan follow."""
    screened: bool
    look: InspectionForm
    coded: DiagnosisForm
    diagnoses: tuple[DiagnosisView, ...]
    looked: str
    """When posture and gait were seen last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningPage(RoomPage):
    """The lasting contraindications and the phase."""

    form: ScreeningForm
    taking_in: bool
    looked: str
    """When posture and gait were seen last."""
