from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.patient import PROGRAMME, at_home

from corset.care.queries.stage import (
    Stage,
    against_the_stage,
    remission_in_doubt,
    stage_of,
    whole_spine_from,
    whole_spine_offered_from,
)
from corset.presentation import status
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, Proposal
from corset.therapy.reason import Reason
from corset.therapy.state import Alert, State
from corset.therapy.terms import AlertKind, Answer, Phase, Region

NOW = datetime(2025, 3, 3, tzinfo=UTC)
PLAN = Plan(
    items=(), supervised_sessions=3, whole_spine_days=21, opt_in=(), signed_by="c", signed_at=NOW
)
ALERT = Alert(id="a", kind=AlertKind.SEVERE_PAIN, exercise="L3", raised_at=NOW, due=NOW)
HOME = State(
    enrolled=True,
    intake=Intake(regions=(Region.LUMBAR,)),
    screening=(("tumour", Answer.NO),),
    phase=Phase.REMISSION,
    plan=PLAN,
    supervised=3,
    signed_off=True,
)


@pytest.mark.parametrize(
    ("stage", "changes"),
    [
        (Stage.NEW, {"enrolled": False}),
        (Stage.ENDED, {"withdrawn": True, "alerts": (ALERT,)}),
        (Stage.EMERGENCY, {"emergency": ("saddle",), "alerts": (ALERT,)}),
        (Stage.ATTENTION, {"alerts": (ALERT,)}),
        (Stage.SUSPENDED, {"suspended": ("rest_pain",), "alerts": (ALERT,)}),
        (Stage.EXCLUDED, {"screening": (("tumour", Answer.YES),)}),
        (Stage.EXACERBATION, {"phase": Phase.EXACERBATION}),
        (Stage.INTAKE, {"intake": Intake()}),
        (Stage.SCREENING, {"screening": ()}),
        (Stage.SCREENING, {"screening": (("tumour", Answer.UNKNOWN),)}),
        (Stage.PHASE, {"phase": Phase.UNKNOWN}),
        (Stage.PROPOSING, {"plan": None}),
        (Stage.SIGNING, {"plan": None, "proposal": Proposal(taken=(), left_out=())}),
        (Stage.SUPERVISED, {"supervised": 2}),
        (Stage.SIGNING_OFF, {"signed_off": False}),
        (Stage.WHOLE_SPINE, {"whole_spine": True}),
        (Stage.HOME, {}),
    ],
)
def test_a_state_has_one_stage(stage, changes):
    assert stage_of(replace(HOME, **changes)) is stage


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_its_lines(stage):
    assert all((status.headline(stage), status.next_due(stage), status.to_patient(stage)))


def test_the_whole_spine_has_its_date_from_the_plan_until_it_is_open():
    patient = at_home()
    assert whole_spine_from(patient.state) == patient.state.therapy_since + timedelta(days=21)
    assert whole_spine_from(replace(patient.state, whole_spine=True)) is None
    assert whole_spine_from(replace(patient.state, plan=None)) is None


def test_before_a_plan_is_signed_nothing_but_that_stands_against_the_stage():
    assert not any(against_the_stage(state=State(), now=NOW))


@pytest.mark.parametrize(("rest_pain", "doubt"), [(None, False), (5, False), (6, True)])
def test_much_pain_at_rest_puts_remission_in_doubt(rest_pain: int | None, doubt: bool):
    state = State(intake=Intake(rest_pain=rest_pain))
    assert remission_in_doubt(state=state, programme=PROGRAMME) is doubt


def test_the_stage_is_offered_by_date_where_nothing_but_time_stands_against_it():
    patient = at_home()
    assert whole_spine_offered_from(patient.state) is None
    trained = replace(patient.state, finished_days=patient.state.plan.whole_spine_sessions)
    assert whole_spine_offered_from(trained) == whole_spine_from(trained)
    assert whole_spine_offered_from(replace(trained, barred=("L3",))) is None


def test_half_a_beginning_is_none():
    assert not any(against_the_stage(state=HOME, now=NOW))
    begun = replace(HOME, plan=None, therapy_since=NOW)
    assert not any(against_the_stage(state=begun, now=NOW))


def test_what_is_undecided_is_named():
    hurt = at_home().hurts_badly("L3")
    found = {f.reason.key: f.reason for f in against_the_stage(state=hurt.state, now=hurt.now)}
    assert found["undecided"] == Reason.of("R3", "undecided", exercise="L3")
