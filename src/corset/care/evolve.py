"""State from events. No rule decides here: events say all that happened."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from functools import reduce, singledispatch

from corset.care.release import item_of, result_of, sets_on
from corset.therapy import events as e
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Progress
from corset.therapy.session import Check, Result, Session
from corset.therapy.state import Alert, DayCount, State
from corset.therapy.terms import PainWords, Resolution, SessionEnd, SessionKind, Urgency


def fold(events: Iterable[e.Event], state: State | None = None) -> State:
    """Return the state after all events, from an empty one unless given."""
    return reduce(evolve, events, state or State())


def evolve(state: State, event: e.Event) -> State:
    """Return the state after one event. Raises TypeError for an unknown kind of event."""
    return _evolve(event, state)


@singledispatch
def _evolve(event: e.Event, state: State) -> State:
    del state
    message = f"no state follows from {type(event).__name__}; upcast old events first"
    raise TypeError(message)


@_evolve.register
def _(event: e.Enrolled, state: State) -> State:
    """A new therapy keeps what is known of the body and what hurt, and nothing signed."""
    return replace(
        state,
        enrolled=True,
        withdrawn=False,
        care_team=(event.clinician,),
        plan=None,
        proposal=None,
        therapy_since=None,
        check=None,
        supervised=0,
        signed_off=False,
        whole_spine=False,
    )


@_evolve.register
def _(event: e.CareShared, state: State) -> State:
    return replace(state, care_team=(*state.care_team, event.clinician))


@_evolve.register
def _(event: e.IntakeRecorded, state: State) -> State:
    given = {
        f.name: value for f in fields(Intake) if (value := getattr(event.facts, f.name)) is not None
    }
    return replace(state, intake=replace(state.intake, **given), proposal=None)


@_evolve.register
def _(event: e.Screened, state: State) -> State:
    return replace(state, screening=event.answers)


@_evolve.register
def _(event: e.PhaseSet, state: State) -> State:
    return replace(state, phase=event.phase)


@_evolve.register
def _(event: e.PlanProposed, state: State) -> State:
    return replace(state, proposal=event.proposal)


@_evolve.register
def _(event: e.PlanSigned, state: State) -> State:
    since = state.therapy_since or event.at
    signed = {item.exercise for item in event.plan.items}
    return replace(_with_plan(state, event.plan, signed), therapy_since=since, proposal=None)


@_evolve.register
def _(event: e.PlanCorrected, state: State) -> State:
    resumed = event.resolution is Resolution.RESUME
    barred = tuple(x for x in state.barred if not (resumed and x == event.exercise))
    planned = _with_plan(state, event.plan, {event.replacement}) if event.plan else state
    return replace(planned, barred=barred)


def _with_plan(state: State, plan: Plan, prescribed: AbstractSet[str | None]) -> State:
    """Prescribe these exercises of a plan; the others stay at the dose that they reached.

    A signature never raises a dose that was reached by rules (I11).
    """
    known = {p.exercise: p for p in state.progress}
    for item in plan.items:
        if item.exercise in prescribed:
            before = known.get(item.exercise)
            blank = before or Progress(exercise=item.exercise, repetitions=item.repetitions)
            dose = min(blank.repetitions, item.repetitions)
            known[item.exercise] = replace(blank, repetitions=dose)
    return replace(state, plan=plan, progress=tuple(known.values()))


@_evolve.register
def _(event: e.CheckAnswered, state: State) -> State:
    return replace(state, check=Check(answers=event.check, at=event.at))


@_evolve.register
def _(event: e.TrainingSuspended, state: State) -> State:
    causes = (*state.suspended, *(c for c in event.causes if c not in state.suspended))
    return replace(state, suspended=causes)


@_evolve.register
def _(event: e.SessionStarted, state: State) -> State:
    session = Session(
        kind=event.kind,
        supervised=event.supervised,
        started_at=event.at,
        items=event.items,
    )
    return replace(state, session=session)


@_evolve.register
def _(_: e.WarmedUp, state: State) -> State:
    return replace(state, session=replace(_session(state), warmed_up=True))


@_evolve.register
def _(event: e.ExerciseStarted, state: State) -> State:
    session = replace(_session(state), current=event.exercise)
    today = event.at.date()
    others = tuple(c for c in state.sets if c.day == today and c.exercise != event.exercise)
    sets = sets_on(state, event.exercise, today) + 1
    count = DayCount(exercise=event.exercise, day=today, sets=sets)
    main = session.kind is SessionKind.MAIN
    return replace(
        state,
        session=session,
        sets=(*others, count),
        trained_on=session.started_at.date() if main else state.trained_on,
    )


@_evolve.register
def _(event: e.ExerciseFinished, state: State) -> State:
    result = result_of(_session(state), event.exercise)
    return _with_result(state, replace(result, repetitions=event.repetitions), over=True)


@_evolve.register
def _(event: e.ExerciseStopped, state: State) -> State:
    result = result_of(_session(state), event.exercise)
    return _with_result(state, replace(result, stopped=True), over=True)


@_evolve.register
def _(event: e.PainReported, state: State) -> State:
    """The worst report of an exercise in its session counts, in whatever order they come."""
    if event.exercise is None or item_of(state.session, event.exercise) is None:
        return state
    result = result_of(_session(state), event.exercise)
    nrs = max((x for x in (result.nrs, event.nrs) if x is not None), default=None)
    order = list(PainWords)
    words = max((x for x in (result.words, event.words) if x), key=order.index, default=None)
    return _with_result(state, replace(result, nrs=nrs, words=words))


@_evolve.register
def _(event: e.EffortReported, state: State) -> State:
    result = result_of(_session(state), event.exercise)
    return _with_result(state, replace(result, cr10=max(result.cr10 or 0.0, event.cr10)))


@_evolve.register
def _(event: e.DoseSet, state: State) -> State:
    progress = Progress(
        exercise=event.exercise,
        repetitions=event.repetitions,
        clean=event.clean,
        discomforts=event.discomforts,
    )
    others = tuple(p for p in state.progress if p.exercise != event.exercise)
    return replace(state, progress=(*others, progress))


@_evolve.register
def _(event: e.ExerciseBarred, state: State) -> State:
    barred = tuple(sorted({*state.barred, event.exercise}))
    return replace(state, barred=barred, stopped_on=event.at.date())


@_evolve.register
def _(event: e.EmergencyReported, state: State) -> State:
    signs = tuple(dict.fromkeys((*state.emergency, *event.signs)))
    known = (state.emergency_urgency, event.urgency)
    worst = next(urgency for urgency in Urgency if urgency in known)
    return replace(state, emergency=signs, emergency_urgency=worst)


@_evolve.register
def _(event: e.SessionClosed, state: State) -> State:
    session = replace(_session(state), end=event.end, current=None)
    main = session.kind is SessionKind.MAIN and session.supervised
    done = main and event.end is SessionEnd.FINISHED
    return replace(state, session=session, supervised=state.supervised + done)


@_evolve.register
def _(_: e.SignedOff, state: State) -> State:
    return replace(state, signed_off=True)


@_evolve.register
def _(_: e.WholeSpineOpened, state: State) -> State:
    return replace(state, whole_spine=True, proposal=None)


@_evolve.register
def _(event: e.AlertRaised, state: State) -> State:
    alert = Alert(
        id=event.alert,
        kind=event.kind,
        exercise=event.exercise,
        raised_at=event.at,
        due=event.due,
    )
    raised = state.alerts_raised + 1
    return replace(state, alerts=(*state.alerts, alert), alerts_raised=raised)


@_evolve.register
def _(event: e.AlertAcknowledged, state: State) -> State:
    return replace(state, alerts=tuple(a for a in state.alerts if a.id != event.alert))


@_evolve.register
def _(event: e.AlertEscalated, state: State) -> State:
    alerts = tuple(replace(a, escalated=True) if a.id == event.alert else a for a in state.alerts)
    return replace(state, alerts=alerts)


@_evolve.register
def _(_: e.Cleared, state: State) -> State:
    return replace(state, suspended=(), emergency=(), emergency_urgency=None)


@_evolve.register
def _(_: e.Withdrawn, state: State) -> State:
    return replace(state, withdrawn=True)


def _session(state: State) -> Session:
    assert state.session is not None, "an event of a session follows SessionStarted"
    return state.session


def _with_result(state: State, result: Result, *, over: bool = False) -> State:
    session = _session(state)
    others = tuple(r for r in session.results if r.exercise != result.exercise)
    left = over and session.current == result.exercise
    current = None if left else session.current
    return replace(state, session=replace(session, results=(*others, result), current=current))
