"""Sessions and what came of each exercise."""

from corset.record.models.read_models import ExerciseResult, SessionRow
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.events import SessionStarted
from corset.therapy.session import Result, Session


def follow(step: Step, rows: Rows) -> None:
    """Keep the row of the latest session as the state has it."""
    session = step.after.session
    if session is None or session == step.before.session:
        return
    if isinstance(step.event, SessionStarted):
        _start(step, session, rows)
    elif rows.sessions:
        _update(rows.sessions[max(rows.sessions)], step, session, rows)


def _start(step: Step, session: Session, rows: Rows) -> None:
    seq = step.row.seq
    row = SessionRow(
        patient=step.patient,
        seq=seq,
        kind=session.kind.value,
        supervised=session.supervised,
        day=session.started_at.date(),
        started_at=session.started_at,
        exercises=len(session.items),
    )
    rows.sessions[seq] = row
    rows.change(row)
    for item in session.items:
        result = ExerciseResult(session=row, exercise=item.exercise, dose=item.repetitions)
        rows.results[seq, item.exercise] = result
        rows.change(result)


def _update(row: SessionRow, step: Step, session: Session, rows: Rows) -> None:
    before = step.before.session
    for result in session.results:
        known = rows.results.get((row.seq, result.exercise))
        if known is not None and (before is None or result not in before.results):
            _fill(known, result)
            rows.change(known)
    row.worst_nrs = max((r.nrs for r in session.results if r.nrs is not None), default=None)
    row.exercises_done = sum(r.repetitions is not None for r in session.results)
    if session.end is not None and not row.end:
        row.end, row.ended_at = session.end.value, step.event.at
        row.minutes = (step.event.at - session.started_at).total_seconds() / 60
    rows.change(row)


def _fill(row: ExerciseResult, result: Result) -> None:
    row.repetitions, row.nrs, row.cr10 = result.repetitions, result.nrs, result.cr10
    row.words, row.stopped = result.words or "", result.stopped
