"""Which step comes next in a therapy, and for whom of those who treat it waits."""

from collections.abc import Mapping
from enum import StrEnum

from corset.care.queries.stage import Stage
from corset.therapy.terms import Role


class Step(StrEnum):
    """What those who treat do next."""

    RECORD_INTAKE = "record_intake"
    SCREEN = "screen"
    REVIEW_SCREENING = "review_screening"
    SET_PHASE = "set_phase"
    PROPOSE = "propose"
    SIGN = "sign"
    SUPERVISE = "supervise"
    SIGN_OFF = "sign_off"
    ENROL = "enrol"


def next_step(stage: Stage, role: Role) -> Step | None:
    """Return the one step that is due and is this role's to take, if there is one."""
    step = _NEXT.get(stage)
    return step if step in _TAKEN_BY.get(role, ()) else None


def waits_for(stage: Stage, role: Role) -> bool:
    """Whether a therapy that stands there waits for somebody of this role."""
    return stage in _WAITS_FOR.get(role, ())


def before_a_complex(stage: Stage) -> Step | None:
    """Return the step without which no complex can be made (R7), if it is still to come."""
    return _NEXT[stage] if stage in _TAKING_IN else None


_NEXT: Mapping[Stage, Step] = {
    Stage.INTAKE: Step.RECORD_INTAKE,
    Stage.SCREENING: Step.SCREEN,
    Stage.PHASE: Step.SET_PHASE,
    Stage.EXCLUDED: Step.REVIEW_SCREENING,
    Stage.EXACERBATION: Step.SET_PHASE,
    Stage.PROPOSING: Step.PROPOSE,
    Stage.SIGNING: Step.SIGN,
    Stage.SUPERVISED: Step.SUPERVISE,
    Stage.SIGNING_OFF: Step.SIGN_OFF,
    Stage.ENDED: Step.ENROL,
}
_TAKEN_BY: Mapping[Role, frozenset[Step]] = {
    Role.CLINICIAN: frozenset(Step),
    Role.SPECIALIST: frozenset({Step.SUPERVISE, Step.SIGN_OFF}),
}
_TAKING_IN = frozenset({Stage.INTAKE, Stage.SCREENING, Stage.PHASE})
_WAITS_FOR: Mapping[Role, frozenset[Stage]] = {
    Role.CLINICIAN: _TAKING_IN
    | {Stage.NEW, Stage.EMERGENCY, Stage.SUSPENDED}
    | {Stage.PROPOSING, Stage.SIGNING, Stage.SIGNING_OFF},
    Role.SPECIALIST: frozenset({Stage.SUPERVISED, Stage.SIGNING_OFF}),
}
"""What goes on by itself waits for nobody: an exacerbation passes, a workout has its day."""
