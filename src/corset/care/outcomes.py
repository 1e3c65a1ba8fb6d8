"""What came of exercises, in the running session and the last time before it, from events."""

from collections.abc import Callable

from corset.care.copying import replace
from corset.care.queries.trained import is_earlier, trained_in, trained_of
from corset.therapy.session import ExerciseResult, Result
from corset.therapy.state import State


def earlier(state: State) -> tuple[ExerciseResult, ...]:
    """Put the last session's exercises with those before: reports may still come."""
    last = trained_in(state.session) if state.session else ()
    newer = {trained.item.exercise for trained in last}
    return (*(t for t in state.past if t.item.exercise not in newer), *last)


def told(state: State, exercise: str | None, change: Callable[[Result], Result]) -> State:
    """Write down what came of an exercise, in the session that it belongs to, if any."""
    trained = trained_of(state, exercise) if exercise else None
    if trained is None:
        return state
    result, session = change(trained.result), state.session
    if not is_earlier(state, trained):
        assert session is not None
        others = tuple(r for r in session.results if r.exercise != exercise)
        over = result.stopped or result.repetitions is not None
        current = None if over and session.current == exercise else session.current
        return replace(state, session=replace(session, results=(*others, result), current=current))
    past = tuple(replace(t, result=result) if t is trained else t for t in state.past)
    return replace(state, past=past)
