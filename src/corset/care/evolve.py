"""State from events. No rule decides here: events say all that happened."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from functools import reduce
from typing import Any

from corset.care.outcomes import earlier, told
from corset.care.queries.release import sets_on
from corset.therapy import events as e
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Progress
from corset.therapy.session import Check, Result, Session
from corset.therapy.state import Alert, DayCount, State
from corset.therapy.terms import NRS, PainWords, Resolution, SessionEnd, SessionKind, Urgency


def fold(events: Iterable[e.Event], state: State | None = None) -> State:
    """Return the state after all events, from an empty one unless given."""
    return reduce(evolve, events, state or State())


def evolve(state: State, event: e.Event) -> State:
    """Return the state after one event. Raises TypeError for an unknown kind of event."""
    follow = FOLLOWS.get(type(event))
    if follow is None:
        message = f"no state follows from {type(event).__name__}; upcast old events first"
        raise TypeError(message)
    return follow(event, state)


def _enrolled(event: e.Enrolled, state: State) -> State:
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


def _care_shared(event: e.CareShared, state: State) -> State:
    return replace(state, care_team=(*state.care_team, event.clinician))


def _intake_recorded(event: e.IntakeRecorded, state: State) -> State:
    given = {
        f.name: value for f in fields(Intake) if (value := getattr(event.facts, f.name)) is not None
    }
    return replace(state, intake=replace(state.intake, **given), proposal=None)


def _screened(event: e.Screened, state: State) -> State:
    return replace(state, screening=event.answers)


def _phase_set(event: e.PhaseSet, state: State) -> State:
    return replace(state, phase=event.phase)


def _plan_proposed(event: e.PlanProposed, state: State) -> State:
    return replace(state, proposal=event.proposal)


def _plan_signed(event: e.PlanSigned, state: State) -> State:
    since = state.therapy_since or event.at
    signed = {item.exercise for item in event.plan.items}
    return replace(_with_plan(state, event.plan, signed), therapy_since=since, proposal=None)


def _plan_corrected(event: e.PlanCorrected, state: State) -> State:
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


def _check_answered(event: e.CheckAnswered, state: State) -> State:
    return replace(state, check=Check(answers=event.check, at=event.at))


def _training_suspended(event: e.TrainingSuspended, state: State) -> State:
    causes = (*state.suspended, *(c for c in event.causes if c not in state.suspended))
    stopped = event.at.date() if event.day_over else state.stopped_on
    return replace(state, suspended=causes, stopped_on=stopped)


def _session_started(event: e.SessionStarted, state: State) -> State:
    session = Session(
        kind=event.kind,
        supervised=event.supervised,
        started_at=event.at,
        items=event.items,
    )
    return replace(state, session=session, past=earlier(state))


def _warmed_up(_: e.WarmedUp, state: State) -> State:
    return replace(state, session=replace(_session(state), warmed_up=True))


def _exercise_started(event: e.ExerciseStarted, state: State) -> State:
    session = _session(state)
    session = replace(session, current=event.exercise, begun=(*session.begun, event.exercise))
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


def _exercise_finished(event: e.ExerciseFinished, state: State) -> State:
    return told(state, event.exercise, lambda r: replace(r, repetitions=event.repetitions))


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
    )
    others = tuple(p for p in state.progress if p.exercise != event.exercise)
    return replace(state, progress=(*others, progress))


def _exercise_barred(event: e.ExerciseBarred, state: State) -> State:
    barred = tuple(sorted({*state.barred, event.exercise}))
    return replace(state, barred=barred, stopped_on=event.at.date())


def _emergency_reported(event: e.EmergencyReported, state: State) -> State:
    signs = tuple(dict.fromkeys((*state.emergency, *event.signs)))
    known = (state.emergency_urgency, event.urgency)
    worst = next(urgency for urgency in Urgency if urgency in known)
    return replace(state, emergency=signs, emergency_urgency=worst)


def _session_closed(event: e.SessionClosed, state: State) -> State:
    session = replace(_session(state), end=event.end, current=None)
    main = session.kind is SessionKind.MAIN and session.supervised
    done = main and event.end is SessionEnd.FINISHED
    return replace(state, session=session, supervised=state.supervised + done)


def _signed_off(_: e.SignedOff, state: State) -> State:
    return replace(state, signed_off=True)


def _whole_spine_opened(_: e.WholeSpineOpened, state: State) -> State:
    return replace(state, whole_spine=True, proposal=None)


def _alert_raised(event: e.AlertRaised, state: State) -> State:
    alert = Alert(
        id=event.alert,
        kind=event.kind,
        exercise=event.exercise,
        raised_at=event.at,
        due=event.due,
    )
    raised = state.alerts_raised + 1
    return replace(state, alerts=(*state.alerts, alert), alerts_raised=raised)


def _alert_acknowledged(event: e.AlertAcknowledged, state: State) -> State:
    return replace(state, alerts=tuple(a for a in state.alerts if a.id != event.alert))


def _alert_escalated(event: e.AlertEscalated, state: State) -> State:
    alerts = tuple(replace(a, escalated=True) if a.id == event.alert else a for a in state.alerts)
    return replace(state, alerts=alerts)


def _cleared(_: e.Cleared, state: State) -> State:
    """What was cleared opens on a fresh check only (I26)."""
    return replace(state, suspended=(), emergency=(), emergency_urgency=None, check=None)


def _withdrawn(_: e.Withdrawn, state: State) -> State:
    return replace(state, withdrawn=True)


def _session(state: State) -> Session:
    assert state.session is not None, "an event of a session follows SessionStarted"
    return state.session


FOLLOWS: Mapping[type[e.Event], Callable[[Any, State], State]] = {
    e.Enrolled: _enrolled,
    e.CareShared: _care_shared,
    e.IntakeRecorded: _intake_recorded,
    e.Screened: _screened,
    e.PhaseSet: _phase_set,
    e.PlanProposed: _plan_proposed,
    e.PlanSigned: _plan_signed,
    e.PlanCorrected: _plan_corrected,
    e.CheckAnswered: _check_answered,
    e.TrainingSuspended: _training_suspended,
    e.SessionStarted: _session_started,
    e.WarmedUp: _warmed_up,
    e.ExerciseStarted: _exercise_started,
    e.ExerciseFinished: _exercise_finished,
    e.ExerciseStopped: _exercise_stopped,
    e.PainReported: _pain_reported,
    e.EffortReported: _effort_reported,
    e.DoseSet: _dose_set,
    e.ExerciseBarred: _exercise_barred,
    e.EmergencyReported: _emergency_reported,
    e.SessionClosed: _session_closed,
    e.SignedOff: _signed_off,
    e.WholeSpineOpened: _whole_spine_opened,
    e.AlertRaised: _alert_raised,
    e.AlertAcknowledged: _alert_acknowledged,
    e.AlertEscalated: _alert_escalated,
    e.Cleared: _cleared,
    e.Withdrawn: _withdrawn,
}
"""What state follows from each kind of event."""
