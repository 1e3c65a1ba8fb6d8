"""To what a report belongs: the last time that its exercise was trained (R5, I25)."""

from corset.care.queries.release import item_of, reported, result_of
from corset.therapy.session import ExerciseResult, Session, SessionItem
from corset.therapy.state import State


def is_told_of(session: Session, exercise: str) -> bool:
    """Whether an exercise was begun in a session, or spoken of there."""
    return exercise in session.begun or reported(session, exercise) is not None


def trained_in(session: Session) -> tuple[ExerciseResult, ...]:
    """Return the exercises of a session that were begun, or spoken of."""
    return tuple(_of(session, item) for item in session.items if is_told_of(session, item.exercise))


def _of(session: Session, item: SessionItem) -> ExerciseResult:
    return ExerciseResult(
        item=item,
        result=result_of(session, item.exercise),
        end=session.end,
        at=session.started_at,
        medicated=session.medicated,
        lowered=session.lowered,
    )


def is_earlier(state: State, trained: ExerciseResult) -> bool:
    """Whether a result that `trained_of` found is of a session before the last one."""
    return any(trained is past for past in state.past)


def trained_of(state: State, exercise: str) -> ExerciseResult | None:
    """Return to what a report of an exercise belongs: the last time that it was trained.

    What a session that is over never came to was trained in one before it, if it ever was.
    """
    session = state.session
    here = item_of(session, exercise)
    before = next((t for t in state.past if t.item.exercise == exercise), None)
    if session is None or here is None:
        return before
    if before is not None and not session.is_open and not is_told_of(session, exercise):
        return before
    return _of(session, here)
