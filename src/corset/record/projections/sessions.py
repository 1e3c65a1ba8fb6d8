"""Sessions and what came of each exercise."""

from corset.record.models.read_models import ExerciseResult, SessionRow
from corset.record.projections.step import Step
from corset.therapy.events import SessionStarted
from corset.therapy.session import Result, Session, SessionItem


def follow(step: Step) -> None:
    """Keep the row of the latest session as the state has it."""
    session = step.after.session
    if session is None or session == step.before.session:
        return
    if isinstance(step.event, SessionStarted):
        _start(step, session)
        return
    row = SessionRow.objects.filter(patient=step.patient).order_by("-seq").first()
    if row is not None:
        _update(row, step, session)


def _start(step: Step, session: Session) -> None:
    SessionRow.objects.filter(patient=step.patient, seq=step.row.seq).delete()
    row = SessionRow.objects.create(
        patient=step.patient,
        seq=step.row.seq,
        kind=session.kind.value,
        supervised=session.supervised,
        day=session.started_at.date(),
        started_at=session.started_at,
        exercises=len(session.items),
    )
    ExerciseResult.objects.bulk_create([_handed_out(row, item) for item in session.items])


def _handed_out(row: SessionRow, item: SessionItem) -> ExerciseResult:
    return ExerciseResult(session=row, exercise=item.exercise, dose=item.repetitions)


def _update(row: SessionRow, step: Step, session: Session) -> None:
    before = step.before.session
    for result in session.results:
        if before is None or result not in before.results:
            _keep(row, result)
    row.worst_nrs = max((r.nrs for r in session.results if r.nrs is not None), default=None)
    row.exercises_done = sum(r.repetitions is not None for r in session.results)
    if session.end is not None and not row.end:
        row.end, row.ended_at = session.end.value, step.event.at
        row.minutes = (step.event.at - session.started_at).total_seconds() / 60
    row.save()


def _keep(row: SessionRow, result: Result) -> None:
    ExerciseResult.objects.filter(session=row, exercise=result.exercise).update(
        repetitions=result.repetitions,
        nrs=result.nrs,
        words=result.words or "",
        cr10=result.cr10,
        stopped=result.stopped,
    )
