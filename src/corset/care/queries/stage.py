"""Where a therapy stands, in one word and one line: from the state alone."""

from collections.abc import Callable, Mapping
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

    @property
    def headline(self) -> str:
        """One line for a clinician."""
        return _LINES[self][0]

    @property
    def next_due(self) -> str:
        """What should happen next, and who does it."""
        return _LINES[self][1]

    @property
    def to_patient(self) -> str:
        """One line for the patient."""
        return _LINES[self][2]


def stage_of(state: State) -> Stage:
    """Return the first stage, in the order above, that holds."""
    return next(stage for stage in Stage if _HOLDS[stage](state))


def _screened_as(answer: Answer) -> Callable[[State], bool]:
    return lambda state: any(given is answer for _, given in state.screening)


def _unscreened(state: State) -> bool:
    return not state.screening or _screened_as(Answer.UNKNOWN)(state)


def _untried(state: State) -> bool:
    return state.plan is not None and state.supervised < state.plan.supervised_sessions


_PREPARING = "Your clinician is preparing your exercises"
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

_LINES: Mapping[Stage, tuple[str, str, str]] = {
    Stage.NEW: ("Not in therapy yet", "Enrol the patient", "Your therapy has not begun"),
    Stage.ENDED: ("Therapy ended", "Nothing is due", "Your therapy has ended"),
    Stage.EMERGENCY: (
        *("Emergency sign reported", "Look at the patient, then clear"),
        "Please get help. Training waits until your clinician has seen you",
    ),
    Stage.ATTENTION: (
        *("Waiting for your answer", "Answer the alert"),
        "Your clinician has been told and will decide what changes",
    ),
    Stage.SUSPENDED: (
        *("Training suspended", "Look at the patient, then clear"),
        "Training waits until your clinician has looked",
    ),
    Stage.EXCLUDED: (
        *("A contraindication forbids training", "Review the screening"),
        "These exercises are not for you at present",
    ),
    Stage.EXACERBATION: (
        *("In exacerbation", "Set the phase once it has passed"),
        "Training waits until your back has calmed down",
    ),
    Stage.INTAKE: ("Being taken in", "Record the intake", _PREPARING),
    Stage.SCREENING: ("Being taken in", "Ask for the lasting contraindications", _PREPARING),
    Stage.PHASE: ("Being taken in", "Set the phase of the disease", _PREPARING),
    Stage.PROPOSING: ("Ready for a complex", "Ask for a proposal", _PREPARING),
    Stage.SIGNING: ("A complex is proposed", "Review and sign the complex", _PREPARING),
    Stage.SUPERVISED: (
        *("Trains under supervision", "Supervised session"),
        "You train with your specialist",
    ),
    Stage.SIGNING_OFF: (
        *("First workouts done", "Sign off for training at home"),
        "Your specialist will open training at home",
    ),
    Stage.WHOLE_SPINE: (
        *("Trains the whole spine at home", "Daily session"),
        "You train your whole spine at home",
    ),
    Stage.HOME: ("Trains at home", "Daily session", "You train at home"),
}
"""Per stage: a line for the clinician, what is due next, and a line for the patient."""
