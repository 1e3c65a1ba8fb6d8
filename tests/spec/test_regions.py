"""Regions: the damaged one first, the whole spine later, the neck always spared."""

from datetime import timedelta

import pytest
from tests.patient import PROGRAMME, SPECIALIST, Patient, after_three_weeks, at_home

from corset.programme import read
from corset.therapy import commands as c
from corset.therapy.terms import Neck, Region

spec = pytest.mark.spec
OF = {
    region: tuple(e.id for e in PROGRAMME.exercises.values() if e.region is region)
    for region in Region
}
LISTED = OF[Region.CERVICAL]


def proposed(patient: Patient, *opt_in: str) -> set[str]:
    proposal = patient.accepted(c.Propose(opt_in=opt_in)).state.proposal
    assert proposal is not None
    return {taken.item.exercise for taken in proposal.taken}


@spec("R3")
@pytest.mark.parametrize("region", Region)
def test_first_come_the_exercises_of_the_damaged_region(region: Region):
    taken = proposed(Patient().take_in(regions=(region,)), "S1", "S2")
    assert taken == set(OF[region]) - {"S2"}  # it stands in for the hang (R24)


@spec("R3")
def test_every_exercise_is_taken_in_or_left_out_with_reasons():
    patient = Patient().take_in().accepted(c.Propose())
    proposal = patient.state.proposal
    assert proposal is not None
    told = {taken.item.exercise: taken.reasons for taken in proposal.taken}
    told |= {left.exercise: left.reasons for left in proposal.left_out}
    assert set(told) == set(PROGRAMME.exercises)
    assert all(told.values())


@spec("R3", "I13")
@pytest.mark.parametrize("days", [14, 21, 42])
def test_the_whole_spine_waits_for_the_clinician_s_days(days: int):
    signing = c.Sign(whole_spine_days=days, supervised_sessions=3)
    patient = Patient().take_in().accepted(c.Propose()).accepted(signing)
    signed = patient.history[-1].now
    patient.send_home()
    while patient.now.date() < (signed + timedelta(days=days - 1)).date():
        patient.train().tomorrow()
    patient.now = signed + timedelta(days=days, seconds=-1)
    assert {r.key for r in patient.give(c.OpenWholeSpine()).reasons} == {"too_early"}
    patient.now = signed + timedelta(days=days)
    assert patient.give(c.OpenWholeSpine()).accepted


@spec("R3")
def test_the_clinician_sets_fourteen_to_forty_two_days_and_twenty_one_by_default():
    patient = Patient().take_in().accepted(c.Propose())
    assert not patient.give(c.Sign(whole_spine_days=13)).accepted
    assert not patient.give(c.Sign(whole_spine_days=43)).accepted
    assert patient.accepted(c.Sign()).state.plan.whole_spine_days == 21


@spec("R3", "I13")
def test_the_whole_spine_waits_for_days_with_a_finished_session():
    patient = at_home()
    for _ in range(6):
        patient.train().tomorrow()
    patient.tomorrow(20)
    assert {r.key for r in patient.give(c.OpenWholeSpine()).reasons} == {"too_few_days"}
    patient.train(SPECIALIST)
    assert patient.give(c.OpenWholeSpine()).accepted


@spec("R3", "I13")
def test_the_setting_in_force_counts_when_an_exercise_is_handed_out():
    patient = after_three_weeks().accepted(c.OpenWholeSpine()).accepted(c.Propose())
    patient.accepted(c.Sign(supervised_sessions=3, whole_spine_days=42))
    assert set(patient.start().doses()) == {"L1", "L2", "L3", "L4"}


@spec("R3")
def test_a_region_found_damaged_later_closes_the_stage():
    patient = after_three_weeks().accepted(c.OpenWholeSpine())
    patient.accepted(c.RecordIntake(regions=(Region.LUMBAR, Region.CERVICAL)))
    assert not patient.state.whole_spine


@spec("R3", "I13")
def test_the_wider_plan_needs_a_signature_of_its_own():
    patient = after_three_weeks()
    wide = (c.SignItem(exercise="T1"),)
    assert not patient.give(c.Sign(items=wide)).accepted
    patient.accepted(c.OpenWholeSpine())
    assert set(patient.start().doses()) == {"L1", "L2", "L3", "L4"}
    patient.sign()
    assert "T1" in patient.tomorrow().start().doses()


@spec("R12", "R13")
@pytest.mark.parametrize("exercise", LISTED)
def test_the_neck_works_upright_and_statically(exercise: str):
    content = PROGRAMME.exercises[exercise]
    assert content.sheet.position.startswith(("Stand", "Sit"))
    (tired,) = content.sheet.variants
    assert "your back straight against its back" in tired.position
    limits = {limit.quantity: limit.max for limit in content.limits}
    assert limits["head_angle"] <= 5


@spec("R13", "R17")
def test_only_c5_moves_a_sick_neck_and_only_along_its_length():
    moving = [x for x in LISTED if PROGRAMME.exercises[x].neck is Neck.MOVES]
    assert moving == ["C5"]


@spec("R14", "R17", "I12")
def test_a_cervical_patient_gets_no_other_neck_movement_even_in_the_whole_spine_stage():
    patient = after_three_weeks(regions=(Region.CERVICAL,))
    patient.accepted(c.OpenWholeSpine()).sign("S1", "S2")
    doses = patient.start(SPECIALIST).doses()
    assert set(LISTED) < set(doses)
    others = [PROGRAMME.exercises[x] for x in doses if x not in LISTED]
    assert {exercise.neck for exercise in others} == {Neck.STILL}
    assert not {"T3", "L3", "S2"} & set(doses)


@spec("R17", "I12")
@pytest.mark.parametrize("exercise", ["T3", "L3", "S2"])
def test_such_a_movement_cannot_be_signed_for_a_cervical_patient(exercise: str):
    patient = Patient().take_in(regions=tuple(Region))
    opened = (exercise,) * PROGRAMME.exercises[exercise].opt_in
    sign = c.Sign(items=(c.SignItem(exercise=exercise),), opt_in=opened)
    assert "R17" in {reason.rule for reason in patient.give(sign).reasons}


@spec("R14")
def test_no_exercise_circles_the_head():
    for exercise in PROGRAMME.exercises.values():
        steps = " ".join(exercise.sheet.steps).lower()
        assert "circle" not in steps


@spec("R18")
@pytest.mark.parametrize("exercise", OF[Region.THORACIC])
def test_the_chest_works_without_large_bends(exercise: str):
    limits = {limit.quantity: limit.max for limit in PROGRAMME.exercises[exercise].limits}
    bounded = {"shift": 30, "arch": 15, "height": 10}
    assert any(limits.get(quantity, 999) <= most for quantity, most in bounded.items())


@spec("R23")
def test_the_lower_back_has_stretching_and_strengthening():
    stretching = {x for x in OF[Region.LUMBAR] if PROGRAMME.exercises[x].sets_a_day > 1}
    assert stretching == {"S1", "S2"}
    assert set(OF[Region.LUMBAR]) - stretching == {"L1", "L2", "L3", "L4"}


@spec("R24", "I15")
def test_hang_and_rocking_are_opt_in():
    assert proposed(Patient().take_in()) == {"L1", "L2", "L3", "L4"}
    assert proposed(Patient().take_in(), "S2") == {"L1", "L2", "L3", "L4", "S2"}
    for exercise in ("S1", "S2"):
        sign = c.Sign(items=(c.SignItem(exercise=exercise),))
        assert not Patient().take_in().give(sign).accepted


@spec("R24", "I15")
@pytest.mark.parametrize(
    "facts",
    [{"age": 65}, {"mass_kg": 91.9}, {"mass_kg": None}, {"height_m": None}],
)
def test_age_and_weight_rule_the_hang_out_and_leave_rocking(facts: dict[str, object]):
    taken = proposed(Patient().take_in(**facts), "S1", "S2")
    assert "S1" not in taken
    assert "S2" in taken


@spec("R24")
def test_rocking_takes_the_place_of_the_hang():
    assert PROGRAMME.exercises["S1"].replaced_by[0] == "S2"


@spec("R31")
def test_the_figures_of_what_a_disc_bears_are_kept_with_their_source():
    numbers = read().numbers
    assert (numbers["rupture_healthy_n"].value, numbers["rupture_healthy_n"].unit) == (4900, "N")
    assert (numbers["rupture_affected_n"].value, numbers["rupture_affected_n"].unit) == (1960, "N")
    assert numbers["rupture_healthy_n"].origin == "article"
