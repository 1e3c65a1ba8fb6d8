"""State from events. No rule decides here: events say all that happened."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from functools import reduce
from typing import Any

from corset.care.copying import replace
from corset.care.rules.clock import with_moment
from corset.care.rules.closures import closed_on
from corset.care.training import TRAINING
from corset.therapy import events as e
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Progress
from corset.therapy.session import Check, Closure
from corset.therapy.state import Alert, State
from corset.therapy.terms import Resolution, Urgency


def fold(events: Iterable[e.Event], state: State | None = None) -> State:
    """Return the state after all events, from an empty one unless given."""
    return reduce(evolve, events, state or State())


def evolve(state: State, event: e.Event) -> State:
    """Return the state after one event. Raises TypeError for an unknown kind of event."""
    follow = FOLLOWS.get(type(event))
    if follow is None:
        message = f"no state follows from {type(event).__name__}; upcast old events first"
        raise TypeError(message)
    after = follow(event, state)
    known = after.latest == event.at and after.set_back_at is None
    if known or (state.latest is not None and event.at < state.latest):
        return after
    return replace(after, latest=event.at, set_back_at=None)


def _enrolled(event: e.Enrolled, state: State) -> State:
    """A new therapy begins like a first one (R20); what closes or hurt before it stays so."""
    return replace(
        State(),
        enrolled=True,
        care_team=(event.clinician,),
        barred=state.barred,
        closures=state.closures,
        trained_on=state.trained_on,
        trained_at=state.trained_at,
        stopped_at=state.stopped_at,
        sets=state.sets,
        suspended=state.suspended,
        emergency=state.emergency,
        emergency_urgency=state.emergency_urgency,
        alerts=state.alerts,
        alerts_raised=state.alerts_raised,
        latest=state.latest,
        set_back_at=state.set_back_at,
    )


def _care_shared(event: e.CareShared, state: State) -> State:
    return replace(state, care_team=(*state.care_team, event.clinician))


def _intake_recorded(event: e.IntakeRecorded, state: State) -> State:
    given = {
        f.name: value for f in fields(Intake) if (value := getattr(event.facts, f.name)) is not None
    }
    if "age" in given:
        given.setdefault("age_on", event.at.date())
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
    planned = _with_plan(state, event.plan, signed)
    return replace(planned, therapy_since=since, proposal=None, held=False)


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


def _day_closed(event: e.DayClosed, state: State) -> State:
    closure = Closure(question=event.question, cause=event.cause, at=event.at)
    ahead = tuple(c for c in state.closures if c.at > event.at and _says(event, c))
    return replace(state, closures=(*_still_closed(event, state), *ahead, closure))


def _day_reopened(event: e.DayReopened, state: State) -> State:
    return replace(state, closures=_still_closed(event, state))


def _still_closed(event: e.DayClosed | e.DayReopened, state: State) -> tuple[Closure, ...]:
    """Return what else closed this day, or one that has not come by a clock set back."""
    closed = closed_on(state, event.at)
    others = (c for c in state.closures if not _says(event, c))
    return tuple(c for c in others if c in closed or c.at > event.at)


def _says(event: e.DayClosed | e.DayReopened, closure: Closure) -> bool:
    return (closure.question, closure.cause) == (event.question, event.cause)


def _training_suspended(event: e.TrainingSuspended, state: State) -> State:
    causes = (*state.suspended, *(c for c in event.causes if c not in state.suspended))
    stopped = with_moment(state.stopped_at, event.at) if event.day_over else state.stopped_at
    return replace(state, suspended=causes, stopped_at=stopped)


def _emergency_reported(event: e.EmergencyReported, state: State) -> State:
    signs = tuple(dict.fromkeys((*state.emergency, *event.signs)))
    known = (state.emergency_urgency, event.urgency)
    worst = next(urgency for urgency in Urgency if urgency in known)
    return replace(state, emergency=signs, emergency_urgency=worst)


def _signed_off(_: e.SignedOff, state: State) -> State:
    return replace(state, signed_off=True)


def _whole_spine_opened(_: e.WholeSpineOpened, state: State) -> State:
    return replace(state, whole_spine=True, proposal=None)


def _whole_spine_closed(_: e.WholeSpineClosed, state: State) -> State:
    return replace(state, whole_spine=False)


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
    """Alerts of an early log went further once, and had no second hour to be due."""
    alerts = tuple(
        replace(a, rings=event.rings, due=event.due or a.due) if a.id == event.alert else a
        for a in state.alerts
    )
    return replace(state, alerts=alerts)


def _cleared(_: e.Cleared, state: State) -> State:
    """What was cleared opens on a fresh check only (I26)."""
    return replace(state, suspended=(), emergency=(), emergency_urgency=None, check=None)


def _clock_set_back(event: e.ClockSetBack, state: State) -> State:
    return replace(state, set_back_at=event.at)


def _withdrawn(_: e.Withdrawn, state: State) -> State:
    return replace(state, withdrawn=True)


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
    e.DayClosed: _day_closed,
    e.DayReopened: _day_reopened,
    e.TrainingSuspended: _training_suspended,
    e.EmergencyReported: _emergency_reported,
    e.SignedOff: _signed_off,
    e.WholeSpineOpened: _whole_spine_opened,
    e.WholeSpineClosed: _whole_spine_closed,
    e.AlertRaised: _alert_raised,
    e.AlertAcknowledged: _alert_acknowledged,
    e.AlertEscalated: _alert_escalated,
    e.Cleared: _cleared,
    e.Withdrawn: _withdrawn,
    e.ClockSetBack: _clock_set_back,
    **TRAINING,
}
"""What state follows from each kind of event."""
