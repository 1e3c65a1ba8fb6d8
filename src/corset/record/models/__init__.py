"""The tables of the log and of its read models."""

from corset.record.models.checks import LogCheck
from corset.record.models.deliveries import Delivery
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.models.programmes import ProgrammeAssignment, ProgrammeRow
from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    DueTurn,
    ExerciseCourse,
    ExerciseResult,
    PainCourse,
    PatientCard,
    ReadModelShape,
    SessionRow,
)
from corset.record.models.snapshots import Snapshot

__all__ = [
    "AlertRow",
    "CareTeamMember",
    "CheckRow",
    "DecisionRow",
    "Delivery",
    "DueTurn",
    "EventRow",
    "ExerciseCourse",
    "ExerciseResult",
    "LogCheck",
    "PainCourse",
    "PatientCard",
    "ProgrammeAssignment",
    "ProgrammeRow",
    "ReadModelShape",
    "SessionRow",
    "Snapshot",
    "Stream",
]
