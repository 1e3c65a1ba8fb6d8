"""Who may train, and who decides it."""

import pytest
from tests.patient import (
    ALL_CLEAR,
    CLINICIAN,
    LASTING,
    LUMBAR,
    OTHER_CLINICIAN,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    SYSTEM,
    Patient,
    at_home,
)

from corset.therapy import commands as c
from corset.therapy.terms import Answer, Damage, Outcome, Phase, Region, Resolution, Role

spec = pytest.mark.spec
PASSING = [q.id for q in PROGRAMME.contraindications.values() if not q.lasting]


@spec("R1", "I2")
@pytest.mark.parametrize("phase", [Phase.EXACERBATION, Phase.UNKNOWN])
@pytest.mark.parametrize("by", [PATIENT, SPECIALIST])
def test_nobody_trains_outside_remission(phase: Phase, by: c.Actor):
    patient = at_home().accepted(c.SetPhase(phase=phase)).check()
    assert not patient.give(c.StartSession(), by).accepted
    patient.accepted(c.SetPhase(phase=Phase.REMISSION))
    assert patient.give(c.StartSession(), by).accepted


@spec("R1")
@pytest.mark.parametrize(("usual", "today", "open_"), [(1, 2, True), (1, 3, False), (4, 5, True)])
def test_rest_pain_two_over_the_usual_suspends_training(usual: int, today: int, open_: bool):
    patient = at_home().accepted(c.RecordIntake(rest_pain=usual)).check(rest_pain=today)
    assert patient.says(c.StartSession()).accepted is open_
    assert bool(patient.state.alerts) is not open_


@spec("R1")
def test_a_suspension_lasts_until_the_clinician_has_looked():
    patient = at_home().check(answers=ALL_CLEAR | {"new_sign": Answer.YES}).tomorrow(7).check()
    assert patient.says(c.StartSession()).outcome is Outcome.SUSPENDED
    patient.accepted(c.Clear(note="nothing found"))
    assert patient.check().says(c.StartSession()).accepted


@spec("R7")
def test_only_a_doctor_starts_a_therapy():
    for by in (PATIENT, SPECIALIST, SYSTEM, c.Actor(Role.ADMINISTRATOR, "a")):
        assert not Patient().give(c.Enrol(), by).accepted
    assert Patient().give(c.Enrol()).accepted


@spec("R7")
def test_nothing_is_trained_without_a_signature():
    patient = Patient().take_in().accepted(c.Propose()).check()
    assert not patient.give(c.StartSession(), SPECIALIST).accepted
    patient.accepted(c.Sign())
    assert patient.give(c.StartSession(), SPECIALIST).accepted


@spec("R7")
@pytest.mark.parametrize("missing", ["regions", "stage", "damage", "age", "conditions"])
def test_a_complex_is_made_from_region_stage_damage_age_and_history(missing: str):
    known = {name: getattr(LUMBAR, name) for name in ("regions", "stage", "damage", "age")}
    known["conditions"] = ()
    known.pop(missing)
    patient = Patient().accepted(c.Enrol()).accepted(c.RecordIntake(**known))
    refused = patient.give(c.Propose())
    assert refused.outcome is Outcome.NEEDS_ANSWER
    patient.accepted(c.RecordIntake(**{missing: getattr(LUMBAR, missing)}))
    assert patient.give(c.Propose()).accepted


@spec("R7")
def test_stage_damage_and_age_make_the_start_lower():
    def starts(**facts: object) -> int:
        return Patient().take_in(**facts).sign().next_doses()["L1"]

    assert starts() == 15
    assert starts(age=70) == starts(stage=4) == starts(damage=Damage.SEVERE) == 7


@spec("R8")
@pytest.mark.parametrize("question", LASTING)
def test_a_lasting_contraindication_prohibits_signing_and_training(question: str):
    answers = dict.fromkeys(LASTING, Answer.NO) | {question: Answer.YES}
    patient = at_home().accepted(c.Screen(answers=answers)).check()
    assert patient.says(c.StartSession()).outcome is Outcome.PROHIBITED
    assert patient.accepted(c.Propose()).give(c.Sign()).outcome is Outcome.PROHIBITED


@spec("R8", "I4")
@pytest.mark.parametrize("question", LASTING)
def test_what_was_not_screened_for_is_not_absent(question: str):
    answers = {name: Answer.NO for name in LASTING if name != question}
    patient = at_home().accepted(c.Screen(answers=answers)).check()
    assert patient.says(c.StartSession()).outcome is Outcome.NEEDS_ANSWER


@spec("R8")
@pytest.mark.parametrize("question", PASSING)
def test_a_passing_contraindication_closes_the_day(question: str):
    patient = at_home().check(answers=ALL_CLEAR | {question: Answer.YES})
    assert patient.says(c.StartSession()).outcome is Outcome.BLOCKED_TODAY
    assert patient.tomorrow().check().says(c.StartSession()).accepted


@spec("R8", "I4")
@pytest.mark.parametrize("question", PASSING)
def test_an_open_answer_blocks_and_asks(question: str):
    open_ = {name: answer for name, answer in ALL_CLEAR.items() if name != question}
    patient = at_home().check(answers=open_)
    refused = patient.says(c.StartSession())
    assert refused.outcome is Outcome.NEEDS_ANSWER
    assert any(reason.fact("question") == question for reason in refused.reasons)


@spec("R8")
@pytest.mark.parametrize(
    ("measured", "open_"),
    [
        ({"temperature_c": 37.9}, True),
        ({"temperature_c": 38.0}, False),
        ({"systolic_mmhg": 179, "diastolic_mmhg": 80}, True),
        ({"systolic_mmhg": 180, "diastolic_mmhg": 80}, False),
        ({"systolic_mmhg": 91, "diastolic_mmhg": 60}, True),
        ({"systolic_mmhg": 90, "diastolic_mmhg": 60}, False),
        ({"systolic_mmhg": 120, "diastolic_mmhg": 99}, True),
        ({"systolic_mmhg": 120, "diastolic_mmhg": 100}, False),
        ({"systolic_mmhg": 120, "diastolic_mmhg": 40}, True),
        ({"systolic_mmhg": 120}, False),
        ({"diastolic_mmhg": 80}, False),
        ({"systolic_mmhg": 95, "diastolic_mmhg": 99}, False),
    ],
)
def test_fever_and_blood_pressure_have_their_limits(measured: dict[str, float], open_: bool):
    patient = at_home().check(**measured)
    assert patient.says(c.StartSession()).accepted is open_


@spec("R9")
def test_a_chronic_disease_leaves_out_exercises_with_the_reason():
    patient = Patient().take_in(conditions=("spinal_stenosis",)).accepted(c.Propose())
    proposal = patient.state.proposal
    assert proposal is not None
    assert [taken.item.exercise for taken in proposal.taken] == ["L1", "L2", "L4"]
    left_out = {item.exercise: item.reasons for item in proposal.left_out}
    assert any(reason.rule == "R9" for reason in left_out["L3"])


@spec("R9")
def test_a_chronic_disease_does_not_forbid_training():
    for condition in PROGRAMME.conditions:
        patient = Patient().take_in(conditions=(condition,)).sign()
        assert patient.start(SPECIALIST).doses()


@spec("R9")
def test_the_doctor_may_overrule_and_it_is_on_record():
    patient = Patient().take_in(conditions=("spinal_stenosis",))
    decision = patient.give(c.Sign(items=(c.SignItem(exercise="L3"),)))
    assert "R9" in {reason.rule for reason in decision.reasons}
    assert patient.state.plan is not None
    assert patient.state.plan.items[0].despite == ("condition:spinal_stenosis",)
    assert patient.start(SPECIALIST).doses() == {"L3": 20}


@spec("I21")
@pytest.mark.parametrize("by", [OTHER_CLINICIAN, SPECIALIST, PATIENT, SYSTEM])
def test_only_a_clinician_who_cares_for_the_patient_decides(by: c.Actor):
    patient = at_home().hurts_badly("L3")
    alert = patient.state.alerts[0].id
    for command in (
        c.Correct(exercise="L3", resolution=Resolution.REMOVE),
        c.Sign(items=(c.SignItem(exercise="L1"),)),
        c.Clear(),
        c.Screen(),
        c.SetPhase(phase=Phase.REMISSION),
        c.Acknowledge(alert=alert),
        c.OpenWholeSpine(),
    ):
        assert [reason.rule for reason in patient.give(command, by).reasons] == ["I21"]


@spec("I21")
def test_care_can_be_shared():
    patient = at_home().accepted(c.ShareCare(clinician="other"))
    assert patient.give(c.SetPhase(phase=Phase.REMISSION), OTHER_CLINICIAN).accepted


@spec("R9")
def test_who_begins_lower_grows_to_the_low_end_of_the_range_at_most():
    patient = Patient().take_in(age=74, mass_kg=112.0).sign()
    items = {item.exercise: item for item in patient.state.plan.items}
    assert (items["L3"].repetitions, items["L3"].ceiling) == (10, 20)


@spec("R9")
def test_a_fact_that_changes_in_mid_plan_holds_every_dose():
    patient = at_home().accepted(c.RecordIntake(stage=2)).train().tomorrow().train()
    assert patient.next_doses() == at_home().next_doses()
    assert patient.state.held


@spec("R1")
def test_a_high_pain_at_rest_is_no_remission_by_itself():
    patient = at_home().accepted(c.RecordIntake(rest_pain=6))
    assert patient.state.phase is Phase.UNKNOWN
    assert not patient.give(c.SetPhase(phase=Phase.REMISSION)).accepted
    patient.accepted(c.SetPhase(phase=Phase.REMISSION, confirmed=True))
    assert patient.check(rest_pain=6).state.suspended == ()
    assert patient.check(rest_pain=7).state.suspended == ("rest_pain",)


@spec("R30")
def test_painkillers_are_recorded_and_decide_nothing():
    facts = {"painkillers": ("as needed, written down by the clinician",)}
    patient = at_home().accepted(c.RecordIntake(**facts)).check(painkillers=4)
    assert patient.state.check is not None
    assert patient.state.check.answers.painkillers == 4
    assert patient.start().doses() == at_home().start().doses()


@spec("R29")
def test_scoliosis_posture_and_gait_are_followed():
    facts = {"scoliosis": "slight, to the left", "posture": "round back", "gait": "even"}
    intake = at_home().accepted(c.RecordIntake(**facts)).state.intake
    assert {name: getattr(intake, name) for name in facts} == facts
    assert intake.regions == (Region.LUMBAR,)


@spec("I24")
def test_from_every_closed_door_a_clinician_finds_a_way():
    patient = at_home().hurts_badly("L3")
    patient.says(c.ReportEmergency())
    patient.accepted(c.SetPhase(phase=Phase.EXACERBATION)).tomorrow(30)
    for command in (
        c.Clear(),
        c.SetPhase(phase=Phase.REMISSION),
        c.Correct(exercise="L3", resolution=Resolution.RESUME),
    ):
        patient.accepted(command, CLINICIAN)
    assert set(patient.start(SPECIALIST).doses()) == {"L1", "L2", "L3", "L4"}
