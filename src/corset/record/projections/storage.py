"""Where the rows are kept: read before they are changed, and written."""

from collections.abc import Sequence
from uuid import UUID

from django.db import models

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
from corset.record.projections.checks import MOVES_THE_PAIN
from corset.record.projections.courses import MOVES_A_COURSE
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step

NAMED_BY: dict[type[models.Model], tuple[str, ...]] = {
    CareTeamMember: ("patient", "clinician"),
    AlertRow: ("patient", "alert"),
    CheckRow: ("patient", "seq"),
    DueTurn: ("patient", "seq"),
    ExerciseCourse: ("patient", "exercise"),
    PainCourse: ("patient",),
    SessionRow: ("patient", "seq"),
    ExerciseResult: ("session", "exercise"),
}
"""The tables, in the order in which they are written, and what names a row of each."""


def rows_for(patient: UUID, steps: Sequence[Step]) -> Rows:
    """Read the rows that these steps may change."""
    rows = Rows(patient=patient)
    if any(step.before.care_team != step.after.care_team for step in steps):
        members = CareTeamMember.objects.filter(patient=patient)
        rows.team = {member.clinician: member for member in members}
    if any(step.before.alerts != step.after.alerts for step in steps):
        named = {one.id for step in steps for one in (*step.before.alerts, *step.after.alerts)}
        alerts = AlertRow.objects.filter(patient=patient, alert__in=named)
        rows.alerts = {row.alert: row for row in alerts}
    if any(isinstance(step.event, MOVES_A_COURSE) for step in steps):
        courses = ExerciseCourse.objects.filter(patient=patient)
        rows.courses = {course.exercise: course for course in courses}
    if any(isinstance(step.event, MOVES_THE_PAIN) for step in steps):
        rows.pain = PainCourse.objects.filter(patient=patient).first()
    if any(step.before.session != step.after.session for step in steps):
        _read_latest_session(rows)
    return rows


def _read_latest_session(rows: Rows) -> None:
    session = SessionRow.objects.filter(patient=rows.patient).order_by("-seq").first()
    if session is not None:
        rows.sessions = {session.seq: session}
        results = ExerciseResult.objects.filter(session=session)
        rows.results = {(session.seq, result.exercise): result for result in results}


def read_all(patient: UUID, *, using: str) -> Rows:
    """Read all rows of a patient."""
    sessions = SessionRow.objects.using(using).filter(patient=patient)
    results = ExerciseResult.objects.using(using).filter(session__patient=patient)
    team = CareTeamMember.objects.using(using).filter(patient=patient)
    alerts = AlertRow.objects.using(using).filter(patient=patient)
    checks = CheckRow.objects.using(using).filter(patient=patient)
    turns = DueTurn.objects.using(using).filter(patient=patient)
    courses = ExerciseCourse.objects.using(using).filter(patient=patient)
    return Rows(
        patient=patient,
        team={row.clinician: row for row in team},
        alerts={row.alert: row for row in alerts},
        checks={row.seq: row for row in checks},
        turns={row.seq: row for row in turns},
        courses={row.exercise: row for row in courses},
        pain=PainCourse.objects.using(using).filter(patient=patient).first(),
        sessions={row.seq: row for row in sessions},
        results={(row.session.seq, row.exercise): row for row in results.select_related("session")},
    )


def write(rows: Rows) -> None:
    """Write what was changed and take away what is gone; what came and went was never there."""
    for row in rows.gone:
        if row.pk is None:
            rows.changed.pop(id(row), None)
        else:
            row.delete()
    for table, names in NAMED_BY.items():
        changed: list[models.Model] = [row for row in rows.changed.values() if type(row) is table]
        for row in changed:
            if isinstance(row, ExerciseResult):
                row.session = row.session  # it has its number by now
            if row.pk is not None:
                row.save(force_update=True)
        _create(table, [row for row in changed if row.pk is None], names)


def _create(table: type[models.Model], rows: list[models.Model], names: tuple[str, ...]) -> None:
    """Write new rows; one of the same name may be left from before a log was cut short."""
    if not rows:
        return
    for row in rows:
        if isinstance(row, SessionRow):
            SessionRow.objects.filter(patient=row.patient, seq=row.seq).delete()
    table._default_manager.bulk_create(  # noqa: SLF001 - Django's documented interface
        rows, update_conflicts=True, unique_fields=names, update_fields=fields_of(table)
    )


def fields_of(table: type[models.Model]) -> list[str]:
    """Return the fields of a table but for the number that the database gives its rows."""
    fields = table._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
    return [field.name for field in fields if not isinstance(field, models.AutoField)]
