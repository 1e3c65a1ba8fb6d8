"""Which step comes next, and for whom a therapy waits."""

import pytest

from corset.care.queries.stage import Stage
from corset.care.queries.steps import Step, before_a_complex, next_step, waits_for
from corset.therapy.terms import Role

CLINICIAN, SPECIALIST = Role.CLINICIAN, Role.SPECIALIST


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        (Stage.INTAKE, Step.RECORD_INTAKE),
        (Stage.SCREENING, Step.SCREEN),
        (Stage.PHASE, Step.SET_PHASE),
        (Stage.EXCLUDED, Step.REVIEW_SCREENING),
        (Stage.EXACERBATION, Step.SET_PHASE),
        (Stage.PROPOSING, Step.PROPOSE),
        (Stage.SIGNING, Step.SIGN),
        (Stage.SUPERVISED, Step.SUPERVISE),
        (Stage.SIGNING_OFF, Step.SIGN_OFF),
        (Stage.ENDED, Step.ENROL),
        *[(stage, None) for stage in (Stage.HOME, Stage.WHOLE_SPINE, Stage.NEW)],
        *[(stage, None) for stage in (Stage.EMERGENCY, Stage.ATTENTION, Stage.SUSPENDED)],
    ],
)
def test_a_stage_has_its_next_step(stage, step):
    assert next_step(stage, CLINICIAN) is step


def test_a_specialist_supervises_and_signs_off_and_nobody_else_takes_a_step():
    steps = {next_step(stage, SPECIALIST) for stage in Stage}
    assert steps == {Step.SUPERVISE, Step.SIGN_OFF, None}
    for role in (Role.PATIENT, Role.ADMINISTRATOR, Role.SYSTEM):
        assert {next_step(stage, role) for stage in Stage} == {None}
        assert not any(waits_for(stage, role) for stage in Stage)


def test_a_complex_needs_the_intake_the_screening_and_the_phase_first():
    needed = {stage: before_a_complex(stage) for stage in Stage}
    assert {stage: step for stage, step in needed.items() if step} == {
        Stage.INTAKE: Step.RECORD_INTAKE,
        Stage.SCREENING: Step.SCREEN,
        Stage.PHASE: Step.SET_PHASE,
    }


def test_what_goes_on_by_itself_waits_for_no_clinician():
    going = {stage for stage in Stage if not waits_for(stage, CLINICIAN)}
    assert going == {
        *(Stage.ENDED, Stage.ATTENTION, Stage.EXCLUDED, Stage.EXACERBATION),
        *(Stage.SUPERVISED, Stage.WHOLE_SPINE, Stage.HOME),
    }


def test_a_specialist_is_waited_for_where_somebody_is_supervised():
    waiting = {stage for stage in Stage if waits_for(stage, SPECIALIST)}
    assert waiting == {Stage.SUPERVISED, Stage.SIGNING_OFF}
