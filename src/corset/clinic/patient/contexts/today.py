"""What the page of the day shows."""

from dataclasses import dataclass
from uuid import UUID

from corset.clinic.components.lines import DayShown, ExerciseLine
from corset.clinic.patient.contexts.face import Face
from corset.people.models import Patient
from corset.services.therapy.training.today import EmergencyNotice
from corset.therapy.content.lessons import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """The day: what to do, why, and what comes next."""

    patient: Patient
    notice: EmergencyNotice | None
    number: str
    """Whom to call in an emergency."""
    face: Face
    visit: str
    """When the next supervised visit is; empty where none is agreed."""
    day: str
    week: list[DayShown]
    lines: list[ExerciseLine]
    trained: bool
    printable: bool
    stretch: bool
    nexts: tuple[str, ...]
    lesson: Lesson | None
    """What is told now."""
    before: tuple[str, ...]
    """What to do before the warm-up."""
    tours: bool
    """Whether to offer how a session works: it was not looked at yet."""
    answered: bool
    """Whether something was answered in a session, which can be answered anew."""
    key: UUID
    here: str = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """The day before a plan is signed."""

    patient: Patient
    visit: str
    day: str
    lesson: Lesson | None
    here: str = "today"
