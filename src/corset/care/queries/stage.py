"""Where a therapy stands, in one word: from the state alone."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from corset.care.rules.exercises import whole_spine_earliest
from corset.care.rules.facts import hurts_at_rest
from corset.therapy.decision import Finding
from corset.therapy.programme import Programme
from corset.therapy.reason import Fact, Reason
from corset.therapy.state import State
from corset.therapy.terms import Answer, Outcome, Phase


class Stage(StrEnum):
    """Where a therapy stands; in the order in which it is looked for."""

    NEW = "new"
    ENDED = "ended"
    EMERGENCY = "emergency"
    ATTENTION = "attention"
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    EXACERBATION = "exacerbation"
    INTAKE = "intake"
    SCREENING = "screening"
    PHASE = "phase"
    PROPOSING = "proposing"
    SIGNING = "signing"
    SUPERVISED = "supervised"
    SIGNING_OFF = "signing_off"
    WHOLE_SPINE = "whole_spine"
    HOME = "home"


def whole_spine_from(state: State) -> datetime | None:
    """Return when the whole-spine stage may be opened (R3); nothing where it is open or no plan."""
    if state.plan is None or state.whole_spine:
        return None
    return whole_spine_earliest(state, state.plan)


def whole_spine_due(*, state: State, now: datetime) -> bool:
    """Whether the whole-spine stage may be opened now, and is not open yet (R3)."""
    since = whole_spine_offered_from(state)
    return since is not None and now >= since


def whole_spine_offered_from(state: State) -> datetime | None:
    """Return when the whole-spine stage may be opened, if nothing but time stands against it."""
    since = whole_spine_from(state)
    if since is None or state.withdrawn:
        return None
    return None if any(against_the_stage(state=state, now=since)) else since


def against_the_stage(*, state: State, now: datetime) -> Iterator[Finding]:
    """Yield what keeps the whole-spine stage closed, once a plan is signed (R3)."""
    plan, since = state.plan, state.therapy_since
    if plan is None or since is None:
        return
    days, needed = (now - since).days, plan.whole_spine_sessions
    if days < plan.whole_spine_days:
        yield _against("too_early", days=days, needed=plan.whole_spine_days)
    if state.finished_days < needed:
        yield _against("too_few_days", days=state.finished_days, needed=needed)
    if state.phase is not Phase.REMISSION or state.suspended or state.emergency:
        yield _against("not_now")
    for exercise in undecided(state):
        yield _against("undecided", exercise=exercise)


def undecided(state: State) -> Iterator[str]:
    """Yield the exercises of the plan that severe pain barred, and no clinician decided about."""
    for item in state.plan.items if state.plan else ():
        if item.exercise in state.barred:
            yield item.exercise


def _against(key: str, **facts: Fact) -> Finding:
    return Finding(Outcome.REFUSED, Reason.of("R3", key, **facts))


def remission_in_doubt(*, state: State, programme: Programme) -> bool:
    """Whether a clinician who sets the phase to remission has to confirm it (R1)."""
    return hurts_at_rest(state.intake.rest_pain, programme.parameters)


def sign_off_due(state: State) -> bool:
    """Whether enough workouts were supervised, and training at home is not open yet (R10)."""
    return state.plan is not None and not state.signed_off and not _untried(state)


def stage_of(state: State) -> Stage:
    """Return the first stage, in the order above, that holds."""
    return next(stage for stage in Stage if _HOLDS[stage](state))


def _screened_as(answer: Answer) -> Callable[[State], bool]:
    return lambda state: any(given is answer for _, given in state.screening)


def _unscreened(state: State) -> bool:
    return not state.screening or _screened_as(Answer.UNKNOWN)(state)


def _untried(state: State) -> bool:
    return state.plan is not None and state.supervised < state.plan.supervised_sessions


def _waits(state: State) -> bool:
    """Whether an alert waits, or an exercise whose alert was only acknowledged."""
    return bool(state.alerts or any(undecided(state))) and not state.suspended


_HOLDS: Mapping[Stage, Callable[[State], bool]] = {
    Stage.NEW: lambda state: not state.enrolled and not state.withdrawn,
    Stage.ENDED: lambda state: state.withdrawn,
    Stage.EMERGENCY: lambda state: bool(state.emergency),
    Stage.ATTENTION: _waits,
    Stage.SUSPENDED: lambda state: bool(state.suspended),
    Stage.EXCLUDED: _screened_as(Answer.YES),
    Stage.EXACERBATION: lambda state: state.phase is Phase.EXACERBATION,
    Stage.INTAKE: lambda state: not state.intake.regions,
    Stage.SCREENING: _unscreened,
    Stage.PHASE: lambda state: state.phase is Phase.UNKNOWN,
    Stage.PROPOSING: lambda state: state.plan is None and state.proposal is None,
    Stage.SIGNING: lambda state: state.plan is None,
    Stage.SUPERVISED: _untried,
    Stage.SIGNING_OFF: lambda state: not state.signed_off,
    Stage.WHOLE_SPINE: lambda state: state.whole_spine,
    Stage.HOME: lambda _state: True,
}
