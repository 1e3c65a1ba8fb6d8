"""What clinicians do, where it is refused: intake, screening, signature, correction, alerts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.patient import (
    LASTING,
    MONDAY,
    OTHER_CLINICIAN,
    PROGRAMME,
    SYSTEM,
    Patient,
    after_three_weeks,
    at_home,
)

from corset.care import assess
from corset.therapy import commands as c
from corset.therapy.reason import Reason
from corset.therapy.state import State
from corset.therapy.terms import Answer, Outcome, Region, Resolution


def rules(decision) -> list[str]:
    return [reason.rule for reason in decision.reasons]


@pytest.mark.parametrize(
    "facts",
    [
        {"age": -1},
        {"age": 121},
        {"stage": 0},
        {"stage": 5},
        {"height_m": 0.4},
        {"mass_kg": 401.0},
        {"rest_pain": 11},
        {"regions": ()},
    ],
)
def test_facts_that_cannot_be_are_refused(facts: dict[str, object]):
    assert rules(Patient().accepted(c.Enrol()).give(c.RecordIntake(**facts))) == ["R7"]


def test_a_disease_that_is_not_on_the_list_is_refused():
    decision = at_home().give(c.RecordIntake(conditions=("gout", "osteoporosis")))
    assert decision.reasons[0].fact("condition") == "gout"


def test_only_the_lasting_questions_are_screened_for():
    decision = at_home().give(c.Screen(answers={"fever": Answer.NO}))
    assert decision.reasons[0].fact("known") == tuple(LASTING)


def test_who_cares_already_is_not_added_again():
    assert rules(at_home().give(c.ShareCare(clinician="clinician"))) == ["I21"]


def test_there_has_to_be_something_to_sign():
    assert rules(Patient().take_in().give(c.Sign())) == ["R7"]
    assert rules(Patient().take_in().give(c.Sign(items=()))) == ["R7"]


def test_a_proposal_goes_on_from_where_the_doses_stand():
    patient = at_home().accepted(c.Propose())
    assert patient.state.proposal is not None
    doses = {t.item.exercise: t.item.repetitions for t in patient.state.proposal.taken}
    assert doses == patient.next_doses()


def test_what_is_opted_in_is_as_proposed_unless_said_otherwise():
    patient = Patient().take_in().accepted(c.Propose(opt_in=("S2",)))
    assert patient.accepted(c.Sign()).state.plan.opt_in == ("S2",)
    patient.accepted(c.Propose(opt_in=("S2",)))
    assert rules(patient.give(c.Sign(opt_in=()))) == ["R24"]


# ---------------------------------------------------------------- corrections


def corrected(resolution: Resolution, **more: object):
    return c.Correct(exercise="L3", resolution=resolution, **more)


def test_a_replacement_has_to_be_named_and_known():
    patient = at_home().hurts_badly("L3")
    for replacement in (None, "X1"):
        decision = patient.give(corrected(Resolution.REPLACE, replacement=replacement))
        assert decision.reasons[0].fact("known") == tuple(PROGRAMME.exercises)


def test_a_replacement_of_what_the_plan_has_lost_is_added():
    patient = at_home("S2").hurts_badly("L3").accepted(corrected(Resolution.REMOVE))
    patient.accepted(c.Correct(exercise="L1", resolution=Resolution.REMOVE))
    patient.accepted(corrected(Resolution.REPLACE, replacement="L1", repetitions=6))
    assert patient.state.plan is not None
    assert [item.exercise for item in patient.state.plan.items][-1] == "L1"


def test_a_replacement_keeps_the_bounds():
    patient = at_home().hurts_badly("L3")
    wrong = corrected(Resolution.REPLACE, replacement="S2", opt_in=True, repetitions=11)
    assert set(rules(patient.give(wrong))) == {"I7"}


def test_an_opt_in_that_stands_is_not_repeated():
    patient = at_home("S2").accepted(c.Correct(exercise="S2", resolution=Resolution.REMOVE))
    patient.accepted(corrected(Resolution.REPLACE, replacement="S2", opt_in=True))
    assert patient.state.plan.opt_in == ("S2",)


@pytest.mark.parametrize("resolution", [Resolution.REPLACE, Resolution.REMOVE])
def test_without_a_plan_an_exercise_can_only_be_opened(resolution: Resolution):
    patient = at_home().hurts_badly("L3").accepted(c.Withdraw()).accepted(c.Enrol())
    assert rules(patient.give(corrected(resolution, replacement="L1"))) == ["R7"]
    patient.accepted(corrected(Resolution.RESUME))
    assert patient.state.barred == ()
    assert patient.state.plan is None


def test_what_is_neither_planned_nor_barred_cannot_be_corrected():
    decision = Patient().take_in().give(corrected(Resolution.RESUME))
    assert decision.reasons[0].id == "R7.not_in_plan"
    assert decision.reasons[0].fact("known") == ()


def test_a_correction_answers_the_alerts_of_its_exercise_only():
    patient = at_home().hurts_badly("L3").hurts_badly("L1")
    patient.accepted(corrected(Resolution.REMOVE))
    assert [alert.exercise for alert in patient.state.alerts] == ["L1"]


def test_there_has_to_be_something_to_clear():
    assert rules(at_home().give(c.Clear())) == ["R1"]


def test_clearing_leaves_other_alerts_open():
    patient = at_home().hurts_badly("L3").check(rest_pain=9).accepted(c.Clear())
    assert [alert.kind for alert in patient.state.alerts] == ["severe_pain"]


# ---------------------------------------------------------------- alerts


def test_the_alert_that_is_meant_is_acknowledged():
    patient = at_home().hurts_badly("L3").hurts_badly("L1")
    second = patient.state.alerts[1]
    patient.accepted(c.Acknowledge(alert=second.id))
    assert [alert.exercise for alert in patient.state.alerts] == ["L3"]
    decision = patient.give(c.Acknowledge(alert=second.id))
    assert decision.reasons[0].fact("known") == ("severe_pain-1",)


def test_without_alerts_there_is_nothing_to_escalate():
    decision = at_home().give(c.Escalate(), SYSTEM)
    assert (decision.accepted, decision.events, decision.reasons) == (True, (), ())


# ---------------------------------------------------------------- gates


def test_findings_come_worst_first():
    findings = assess(state=State(), now=MONDAY, programme=PROGRAMME, supervised=False)
    outcomes = [finding.outcome for finding in findings]
    assert outcomes == sorted(outcomes)
    assert {finding.reason.rule for finding in findings} == {"R1", "R7", "R8"}


def test_the_whole_spine_opens_the_other_regions():
    patient = after_three_weeks(regions=(Region.THORACIC,))
    patient.accepted(c.OpenWholeSpine()).accepted(c.Propose())
    assert patient.state.proposal is not None
    assert {t.item.exercise[0] for t in patient.state.proposal.taken} == {"C", "T", "L"}


def test_a_sign_off_needs_a_plan():
    assert rules(Patient().take_in().give(c.SignOff())) == ["R7"]


def test_a_state_without_a_check_is_asked_for_one_only():
    state = replace(at_home().state, check=None)
    now = MONDAY + timedelta(days=30)
    findings = assess(state=state, now=now, programme=PROGRAMME, supervised=True)
    assert [finding.outcome for finding in findings] == [Outcome.NEEDS_ANSWER]


def test_what_stands_in_for_another_is_left_out_for_every_reason():
    patient = Patient().take_in(conditions=("glaucoma",)).accepted(c.Propose(opt_in=("S1", "S2")))
    assert "S1" in {taken.item.exercise for taken in patient.state.proposal.taken}
    (left,) = (one for one in patient.state.proposal.left_out if one.exercise == "S2")
    assert {reason.key for reason in left.reasons} == {"adapted", "stand_in"}


def test_a_plan_holds_how_many_sessions_open_the_whole_spine():
    parameters = replace(PROGRAMME.parameters, whole_spine_sessions=7)
    programme = replace(PROGRAMME, parameters=parameters)
    assert Patient(programme).take_in().sign().state.plan.whole_spine_sessions == 7


def test_who_does_not_care_for_a_patient_is_named_where_they_are_refused():
    refused = Patient().take_in().give(c.Propose(), OTHER_CLINICIAN)
    assert refused.reasons == (Reason.of("I21", "not_in_care", clinician=OTHER_CLINICIAN.id),)
