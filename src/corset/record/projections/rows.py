"""What pages read about one patient: rows in memory, and which of them were changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    ExerciseResult,
    SessionRow,
)

Row = AlertRow | CareTeamMember | CheckRow | ExerciseResult | SessionRow


@dataclass(slots=True, kw_only=True)
class Rows:
    """Rows by what names them: all of a patient, or those that a decision may change."""

    patient: UUID
    team: dict[str, CareTeamMember] = field(default_factory=dict[str, CareTeamMember])
    alerts: dict[str, AlertRow] = field(default_factory=dict[str, AlertRow])
    checks: dict[int, CheckRow] = field(default_factory=dict[int, CheckRow])
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

    def everything(self) -> Iterator[Row]:
        """Yield all rows."""
        for rows in (self.team, self.alerts, self.checks, self.sessions, self.results):
            yield from rows.values()
