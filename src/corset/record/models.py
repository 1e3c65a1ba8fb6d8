"""The tables of the log and of its read models."""

from corset.record.log import DecisionRow, EventRow, Stream
from corset.record.views import (
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
    "SessionRow",
    "Stream",
]
