"""What pages read about one patient: rows in memory, and which of them were changed."""

from dataclasses import dataclass, field
from uuid import UUID

from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    DueTurn,
    ExerciseCourse,
    ExerciseResult,
    PainCourse,
    SessionRow,
)

Row = (
    AlertRow
    | CareTeamMember
    | CheckRow
    | DueTurn
    | ExerciseCourse
    | ExerciseResult
    | PainCourse
    | SessionRow
)


@dataclass(slots=True, kw_only=True)
class Rows:
    """Rows by what names them: all of a patient, or those that a decision may change."""

    patient: UUID
    team: dict[str, CareTeamMember] = field(default_factory=dict[str, CareTeamMember])
    alerts: dict[str, AlertRow] = field(default_factory=dict[str, AlertRow])
    checks: dict[int, CheckRow] = field(default_factory=dict[int, CheckRow])
    turns: dict[int, DueTurn] = field(default_factory=dict[int, DueTurn])
    courses: dict[str, ExerciseCourse] = field(default_factory=dict[str, ExerciseCourse])
    pain: PainCourse | None = None
    sessions: dict[int, SessionRow] = field(default_factory=dict[int, SessionRow])
    results: dict[tuple[int, str], ExerciseResult] = field(
        default_factory=dict[tuple[int, str], ExerciseResult]
    )
    """By the session's place in the log, and the exercise."""
    changed: dict[int, Row] = field(default_factory=dict[int, Row])
    gone: list[Row] = field(default_factory=list[Row])

    def change(self, *rows: Row) -> None:
        """Let rows be written, each once."""
        self.changed.update((id(row), row) for row in rows)
