"""What follows from the events of a session, and from those that move a dose."""

from collections.abc import Callable, Mapping
from typing import Any

from corset.care.copying import replace
from corset.care.outcomes import earlier, told
from corset.care.queries.release import sets_on
from corset.care.rules.clock import with_moment
from corset.therapy import events as e
from corset.therapy.plan import Progress
from corset.therapy.session import Result, Session
from corset.therapy.state import DayCount, State
from corset.therapy.terms import NRS, PainWords, SessionEnd, SessionKind


def _session_started(event: e.SessionStarted, state: State) -> State:
    session = Session(
        kind=event.kind,
        supervised=event.supervised,
        started_at=event.at,
        items=event.items,
        medicated=event.medicated,
    )
    return replace(state, session=session, past=earlier(state))


def _warmed_up(_: e.WarmedUp, state: State) -> State:
    return replace(state, session=replace(_session(state), warmed_up=True))


def _exercise_started(event: e.ExerciseStarted, state: State) -> State:
    session = _session(state)
    session = replace(session, current=event.exercise, begun=(*session.begun, event.exercise))
    today = event.at.date()
    others = tuple(c for c in state.sets if c.exercise != event.exercise)
    sets = sets_on(state, event.exercise, today) + 1
    count = DayCount(exercise=event.exercise, day=today, sets=sets, last=event.at)
    begun = replace(state, session=session, sets=(*others, count))
    if session.kind is not SessionKind.MAIN:
        return begun
    day = session.started_at.date()
    return replace(begun, trained_on=day, trained_at=event.at, rested_from=day)


def _exercise_finished(event: e.ExerciseFinished, state: State) -> State:
    done = {"repetitions": event.repetitions, "hurried": event.hurried}
    return told(state, event.exercise, lambda r: replace(r, **done))


def _exercise_stopped(event: e.ExerciseStopped, state: State) -> State:
    return told(state, event.exercise, lambda r: replace(r, stopped=True))


def _pain_reported(event: e.PainReported, state: State) -> State:
    """The worst report of an exercise in its session counts, in whatever order they come.

    A number that is not on the scale counts as its top (R5).
    """
    number = max(NRS) if event.nrs is not None and event.nrs not in NRS else event.nrs
    order = list(PainWords)

    def worse(result: Result) -> Result:
        nrs = max((x for x in (result.nrs, number) if x is not None), default=None)
        words = max((x for x in (result.words, event.words) if x), key=order.index, default=None)
        return replace(result, nrs=nrs, words=words)

    return told(state, event.exercise, worse)


def _effort_reported(event: e.EffortReported, state: State) -> State:
    return told(state, event.exercise, lambda r: replace(r, cr10=max(r.cr10 or 0.0, event.cr10)))


def _dose_set(event: e.DoseSet, state: State) -> State:
    progress = Progress(
        exercise=event.exercise,
        repetitions=event.repetitions,
        clean=event.clean,
        discomforts=event.discomforts,
        reduced=event.reduced,
        clean_on=event.clean_on,
        stops=event.stops,
    )
    others = tuple(p for p in state.progress if p.exercise != event.exercise)
    return replace(state, progress=(*others, progress))


def _warm_up_set(event: e.WarmUpSet, state: State) -> State:
    return replace(state, warm_up=event.progress)


def _doses_lowered(event: e.DosesLowered, state: State) -> State:
    """Whatever was trained before counts towards no growth after it, however late it is told of."""
    session = state.session and replace(state.session, lowered=True)
    past = tuple(replace(trained, lowered=True) for trained in state.past)
    return replace(state, session=session, past=past, rested_from=event.at.date())


def _doses_held(_: e.DosesHeld, state: State) -> State:
    return replace(state, held=True)


def _exercise_barred(event: e.ExerciseBarred, state: State) -> State:
    barred = tuple(sorted({*state.barred, event.exercise}))
    return replace(state, barred=barred, stopped_at=with_moment(state.stopped_at, event.at))


def _session_closed(event: e.SessionClosed, state: State) -> State:
    session = replace(_session(state), end=event.end, current=None)
    closed = replace(state, session=session)
    if session.kind is not SessionKind.MAIN or event.end is not SessionEnd.FINISHED:
        return closed
    day = session.started_at.date()
    return replace(
        closed,
        supervised=state.supervised + (session.supervised and event.workout),
        finished_days=state.finished_days + (day != state.finished_on),
        finished_on=day,
    )


def _session(state: State) -> Session:
    assert state.session is not None, "an event of a session follows SessionStarted"
    return state.session


TRAINING: Mapping[type[e.Event], Callable[[Any, State], State]] = {
    e.SessionStarted: _session_started,
    e.WarmedUp: _warmed_up,
    e.ExerciseStarted: _exercise_started,
    e.ExerciseFinished: _exercise_finished,
    e.ExerciseStopped: _exercise_stopped,
    e.PainReported: _pain_reported,
    e.EffortReported: _effort_reported,
    e.DoseSet: _dose_set,
    e.WarmUpSet: _warm_up_set,
    e.DosesLowered: _doses_lowered,
    e.DosesHeld: _doses_held,
    e.ExerciseBarred: _exercise_barred,
    e.SessionClosed: _session_closed,
}
"""What state follows from each of these events."""
