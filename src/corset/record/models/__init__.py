"""The tables of the log and of its read models."""

from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.models.programmes import ProgrammeAssignment, ProgrammeRow
from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    ExerciseResult,
    PatientCard,
    SessionRow,
)

__all__ = [
    "AlertRow",
    "CareTeamMember",
    "CheckRow",
    "DecisionRow",
    "EventRow",
    "ExerciseResult",
    "PatientCard",
    "ProgrammeAssignment",
    "ProgrammeRow",
    "SessionRow",
    "Stream",
]
