"""The exercises, line by line: dose, start, hold, caps, sides, cautions that decide something."""

from dataclasses import dataclass

import pytest
from tests.patient import PROGRAMME, Patient

from corset.therapy.content.texts import text_of
from corset.therapy.terms import Neck, Region

spec = pytest.mark.spec


@dataclass(frozen=True)
class Line:
    """A line of the therapy's table."""

    region: Region
    low: int
    high: int
    start: int
    per_side: bool = False
    hold_s: float = 0


def of(exercise: str) -> Line:
    """Return an exercise's line as the programme has it."""
    content = PROGRAMME.exercises[exercise]
    dose = content.dose
    return Line(content.region, dose.min, dose.max, dose.start, dose.per_side, content.tempo.hold_s)


def caps(exercise: str) -> dict[str, float]:
    """Return an exercise's limits by quantity."""
    return {limit.quantity: limit.max for limit in PROGRAMME.exercises[exercise].limits}


def unit(exercise: str) -> str:
    """Return what its dose counts."""
    return text_of(PROGRAMME.exercises[exercise].sheet.unit, "other")


CERVICAL, THORACIC, LUMBAR = Region.CERVICAL, Region.THORACIC, Region.LUMBAR


@spec("C1")
def test_c1_presses_sideways_20_to_30_times_a_side():
    assert of("C1") == Line(CERVICAL, 20, 30, start=20, per_side=True)
    assert PROGRAMME.exercises["C1"].neck is Neck.STATIC
    assert caps("C1")["effort"] <= 50


@spec("C2")
def test_c2_presses_the_chin_down_20_to_30_times():
    assert of("C2") == Line(CERVICAL, 20, 30, start=20)
    assert PROGRAMME.exercises["C2"].neck is Neck.STATIC


@spec("C3")
def test_c3_presses_back_15_to_20_times_and_stops_at_any_pain():
    assert of("C3") == Line(CERVICAL, 15, 20, start=15)
    assert PROGRAMME.exercises["C3"].neck is Neck.STATIC
    assert PROGRAMME.exercises["C3"].stop_at_nrs == 1
    others = [e for e in PROGRAMME.exercises.values() if e.id != "C3"]
    assert {exercise.stop_at_nrs for exercise in others} == {None}


@spec("C4")
def test_c4_lifts_one_shoulder_the_other_and_both_20_to_30_times():
    assert of("C4") == Line(CERVICAL, 20, 30, start=20)
    assert len(PROGRAMME.exercises["C4"].parts) == 3


@spec("C5")
def test_c5_stretches_and_settles_15_to_20_times_seated():
    assert of("C5") == Line(CERVICAL, 15, 20, start=15)
    assert PROGRAMME.exercises["C5"].sheet.position.startswith("Sit")


@spec("T1", "I14")
def test_t1_leans_20_times_a_side_by_30_cm_at_most():
    assert of("T1") == Line(THORACIC, 20, 20, start=10, per_side=True)
    assert caps("T1")["shift"] <= 30


@spec("T2")
def test_t2_lifts_the_chest_10_times_growing_to_30_and_spares_the_neck():
    assert of("T2") == Line(THORACIC, 10, 30, start=10)
    assert PROGRAMME.exercises["T2"].neck is Neck.STILL


@spec("T3")
def test_t3_arches_slightly_15_to_20_times_without_the_hands():
    assert of("T3") == Line(THORACIC, 15, 20, start=15)
    assert caps("T3")["hand_support"] == 0
    assert caps("T3")["arch"] <= 15


@spec("T4")
def test_t4_arches_for_30_seconds_20_to_25_times_and_starts_at_5():
    assert of("T4") == Line(THORACIC, 20, 25, start=5, hold_s=30)
    assert "never hold" in PROGRAMME.exercises["T4"].sheet.breathing


@spec("L1", "I14")
def test_l1_raises_a_leg_30_times_for_7_seconds_by_30_cm_at_most():
    assert of("L1") == Line(LUMBAR, 30, 30, start=15, hold_s=7)
    assert caps("L1")["height"] <= 30
    assert caps("L1")["legs_at_once"] == 1


@spec("L2")
def test_l2_spreads_the_knees_20_to_25_times():
    assert of("L2") == Line(LUMBAR, 20, 25, start=20)


@spec("L3", "I14")
def test_l3_lifts_20_to_30_times_by_20_cm_at_most_never_both_halves_at_once():
    assert of("L3") == Line(LUMBAR, 20, 30, start=20)
    assert caps("L3")["height"] <= 20
    assert caps("L3")["lifts_at_once"] == 1
    assert len(PROGRAMME.exercises["L3"].parts) == 2


@spec("L4", "I14")
def test_l4_raises_a_leg_20_times_by_20_cm_at_most():
    assert of("L4") == Line(LUMBAR, 20, 20, start=10)
    assert caps("L4")["height"] <= 20


@spec("S1", "I15")
def test_s1_hangs_3_times_for_20_seconds_3_times_a_day_within_reach_of_the_floor():
    assert of("S1") == Line(LUMBAR, 1, 3, start=1, hold_s=20)
    assert unit("S1") == "hangs"
    assert PROGRAMME.exercises["S1"].sets_a_day == 3
    assert PROGRAMME.exercises["S1"].opt_in
    assert caps("S1")["foot_clearance"] == 0


@spec("S2", "I15")
def test_s2_rocks_10_times_3_times_a_day():
    assert of("S2") == Line(LUMBAR, 10, 10, start=5)
    assert PROGRAMME.exercises["S2"].sets_a_day == 3
    assert PROGRAMME.exercises["S2"].opt_in


@spec("W", "R11")
def test_w_walks_two_minutes_and_tilts_and_turns_five_times_a_side():
    parts = {part.id: part for part in PROGRAMME.warm_up.parts}
    assert parts["walk"].seconds == 120
    assert (parts["tilts"].repetitions, parts["tilts"].per_side) == (5, True)
    assert (parts["turns"].repetitions, parts["turns"].per_side) == (5, True)
    limits = {limit.quantity: limit.max for limit in PROGRAMME.warm_up.limits}
    assert limits == {"trunk_tilt": 15, "trunk_turn": 15}


@spec("R20")
@pytest.mark.parametrize("exercise", PROGRAMME.exercises)
def test_a_new_plan_starts_there_and_may_grow_to_the_high_end(exercise: str):
    line = of(exercise)
    opened = (exercise,) * PROGRAMME.exercises[exercise].opt_in
    patient = Patient().take_in(regions=(line.region,)).sign(*opened)
    assert patient.state.plan is not None
    item = next(i for i in patient.state.plan.items if i.exercise == exercise)
    assert (item.repetitions, item.ceiling, item.hold_s) == (line.start, line.high, line.hold_s)
