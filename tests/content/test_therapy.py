"""Every line of the therapy is in the content, with the article's figures."""

import pytest

from corset.therapy.terms import Neck, Region

# exercise: min, max, start, per side, hold in seconds
DOSES = {
    "C1": (20, 30, 20, True, 0),
    "C2": (20, 30, 20, False, 0),
    "C3": (15, 20, 15, False, 0),
    "C4": (20, 30, 20, False, 0),
    "C5": (15, 20, 15, False, 0),
    "T1": (20, 20, 10, True, 0),
    "T2": (10, 30, 10, False, 0),
    "T3": (15, 20, 15, False, 0),
    "T4": (20, 25, 5, False, 30),
    "L1": (30, 30, 15, False, 7),
    "L2": (20, 25, 20, False, 0),
    "L3": (20, 30, 20, False, 0),
    "L4": (20, 20, 10, False, 0),
    "S1": (1, 3, 1, False, 20),
    "S2": (10, 10, 5, False, 0),
}
RULES = [f"R{n}" for n in (*range(1, 15), 17, 18, 20, 23, 24, 29, 30, 31)]
INVARIANTS = [f"I{n}" for n in range(1, 29)]
CAPS = {
    "T1": {"shift": 30},
    "T4": {"hold": 30},
    "L1": {"height": 30, "hold": 7},
    "L3": {"height": 20, "lifts_at_once": 1},
    "L4": {"height": 20},
    "S1": {"hold": 20},
}
REGIONS = {
    "C": Region.CERVICAL,
    "T": Region.THORACIC,
    "L": Region.LUMBAR,
    "S": Region.LUMBAR,
}


def test_the_exercises_are_those_of_the_therapy_in_its_order(programme):
    assert list(programme.exercises) == list(DOSES)


@pytest.mark.parametrize("name", DOSES)
def test_a_dose_is_the_articles_and_a_plan_starts_low(programme, name):
    exercise = programme.exercises[name]
    dose = exercise.dose
    found = (dose.min, dose.max, dose.start, dose.per_side, exercise.tempo.hold_s)
    assert found == DOSES[name]


@pytest.mark.parametrize("name", DOSES)
def test_an_exercise_is_complete(programme, name):
    exercise = programme.exercises[name]
    assert exercise.region is REGIONS[name[0]]
    assert exercise.limits
    assert exercise.source.startswith(f"{name}; article")
    assert all((exercise.sheet.purpose, exercise.sheet.position, exercise.sheet.breathing))
    assert exercise.replaced_by


@pytest.mark.parametrize("name", CAPS)
def test_heights_and_shifts_are_capped(programme, name):
    caps = {limit.quantity: limit.max for limit in programme.exercises[name].limits}
    assert caps | CAPS[name] == caps


def test_every_rule_and_invariant_is_there_with_a_text(programme):
    assert list(programme.rules) == RULES + INVARIANTS
    assert all(rule.text for rule in programme.rules.values())


def test_steps_are_short_enough_to_read_in_large_type(programme):
    steps = [s for e in programme.exercises.values() for s in e.sheet.steps]
    assert max(map(len, steps)) <= 80


def test_only_the_backward_press_stops_at_any_pain(programme):
    stops = {e.id: e.stop_at_nrs for e in programme.exercises.values() if e.stop_at_nrs}
    assert stops == {"C3": 1}


def test_the_neck_is_loaded_statically_or_by_a_listed_movement(programme):
    cervical = [e for e in programme.exercises.values() if e.region is Region.CERVICAL]
    assert {e.id: e.neck for e in cervical} == {
        "C1": Neck.STATIC,
        "C2": Neck.STATIC,
        "C3": Neck.STATIC,
        "C4": Neck.STILL,
        "C5": Neck.MOVES,
    }
    assert all(e.cervical_list for e in cervical)
    assert [e.id for e in programme.exercises.values() if e.cervical_list] == [
        e.id for e in cervical
    ]


def test_stretches_are_opt_in_and_may_come_three_times_a_day(programme):
    often = {e.id for e in programme.exercises.values() if e.sets_a_day > 1}
    assert often == {e.id for e in programme.exercises.values() if e.opt_in} == {"S1", "S2"}
    assert {programme.exercises[n].sets_a_day for n in often} == {3}


def test_age_and_weight_rule_out_the_bar_and_nothing_else(programme):
    ruled = {
        (e.id, a.key)
        for e in programme.exercises.values()
        for a in e.adapt
        if a.effect == "rule_out"
    }
    assert ruled == {("S1", "age_from:bar_hang_age"), ("S1", "bmi_from:bar_hang_bmi")}


def test_after_discomfort_the_dose_falls_to_ten_and_then_to_five(programme):
    cuts = {e.id: e.after_discomfort for e in programme.exercises.values()}
    assert cuts.pop("S1") == (1, 1)
    assert cuts.pop("S2") == (5, 5)
    assert set(cuts.values()) == {(10, 5)}


def test_the_warm_up_has_parts_for_a_neck_that_must_not_move(programme):
    parts = programme.warm_up.parts
    assert [part.id for part in parts] == ["walk", "tilts", "turns"]
    assert [part.seconds for part in parts] == [120, None, None]
    assert [part.repetitions for part in parts] == [None, 5, 5]
    assert [part.neck for part in parts] == [Neck.STILL, Neck.STILL, Neck.MOVES]


def test_the_contraindications_are_the_articles(programme):
    found = {c.id: c.lasting for c in programme.contraindications.values()}
    assert found == {
        "malignant_tumour": True,
        "severe_diabetes": True,
        "severe_cardiovascular_disease": True,
        "respiratory_infection": False,
        "intestinal_infection": False,
        "fever": False,
        "gastrointestinal_disorder": False,
        "blood_pressure_symptoms": False,
    }
    assert set(programme.check_questions) == {"emergency_sign", "new_sign"}


def test_signs_of_pressed_nerves_mean_hospital_at_once(programme):
    now = {s.id for s in programme.emergency_signs.values() if s.urgency == "hospital_now"}
    assert now == {"bladder_or_bowel", "saddle_numbness", "both_legs_weak", "sexual_dysfunction"}
    assert set(programme.emergency_text) == {"hospital_now", "doctor_today"}


def test_every_condition_changes_at_least_one_exercise(programme):
    used = {a.value for e in programme.exercises.values() for a in e.adapt}
    assert set(programme.conditions) <= used


def test_the_numbers_are_those_of_the_therapy(programme):
    p = programme.parameters
    assert (p.severe_pain_nrs, p.discomfort_nrs, p.slight_pain_nrs) == (6, 3, 1)
    assert (p.rest_pain_rise_nrs, p.check_valid_hours, p.fever_celsius) == (2, 12, 38.0)
    assert (p.systolic_high_mmhg, p.diastolic_high_mmhg, p.systolic_low_mmhg) == (180, 100, 90)
    assert (p.supervised_sessions_min, p.supervised_sessions_max) == (3, 5)
    assert (p.whole_spine_days_min, p.whole_spine_days_max) == (14, 42)
    assert (p.supervised_sessions_default, p.whole_spine_days_default) == (5, 21)
    assert p.discomfort_referral == 3
    assert (p.clean_sessions, p.dose_rise, p.effort_limit_cr10) == (2, 2, 7)


def test_every_number_has_unit_source_and_date_and_readings_wait_for_sign_off(content):
    for number in content.numbers.values():
        assert number.unit
        assert number.source
        assert number.date
        assert number.needs_signoff is (number.origin == "reading")
    assert content.numbers["rupture_healthy_n"].value == 4900
    assert content.numbers["rupture_affected_n"].value == 1960
