"""Where a therapy stands, in one word: from the state alone."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from corset.therapy.state import State
from corset.therapy.terms import Answer, Phase


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
    if state.plan is None or state.therapy_since is None or state.whole_spine:
        return None
    return state.therapy_since + timedelta(days=state.plan.whole_spine_days)


def whole_spine_due(*, state: State, now: datetime) -> bool:
    """Whether the days before the whole-spine stage have passed, and it is not open yet (R3)."""
    since = whole_spine_from(state)
    return since is not None and not state.withdrawn and now >= since


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


_HOLDS: Mapping[Stage, Callable[[State], bool]] = {
    Stage.NEW: lambda state: not state.enrolled and not state.withdrawn,
    Stage.ENDED: lambda state: state.withdrawn,
    Stage.EMERGENCY: lambda state: bool(state.emergency),
    Stage.ATTENTION: lambda state: bool(state.alerts) and not state.suspended,
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
