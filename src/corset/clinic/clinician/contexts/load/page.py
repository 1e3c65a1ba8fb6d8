"""What the page of one exercise's load shows."""

from dataclasses import dataclass

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.gallery.views import Shown
from corset.services.loads.exercise_load import DiscRow, ExerciseLoad
from corset.therapy.programme import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """One part of the movement in figures, for those who do not see a curve."""

    label: str
    rows: list[DiscRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPage(RoomPage):
    """The moving figure, seen through, with the curve; without a known body, what is missing."""

    exercise: Exercise
    shown: Shown
    load: ExerciseLoad | None
    words: str
    """What the browser says of the curve, as JSON."""
    tables: tuple[PartTable, ...]
    assumptions: tuple[str, ...]
