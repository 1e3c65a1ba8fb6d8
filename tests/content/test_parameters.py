"""Every parameter is read: with another value a decision, a page or a figure is another one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from tests.content.probes import (
    Probe,
    after_effort,
    again_after,
    checked,
    confirmed,
    counts_as_a_workout,
    curve,
    holds_for_three_hours,
    hurried,
    hurt_yesterday,
    lasts,
    opens_the_stage,
    pauses,
    proposed,
    questions,
    recorded,
    session_lasts,
    signed,
    starts_again,
    starts_too_high,
    suspended_at_five,
    too_fast,
    trained,
    waits,
)
from tests.patient import ALL_CLEAR, PROGRAMME

from corset.programme import Content, read
from corset.programme.compile.programme import compile_programme
from corset.therapy import commands as c
from corset.therapy.terms import Answer, Damage

CONTENTS = read()


SIGN = c.ReportEmergency()
NEW_PAIN = c.CheckIn(answers=ALL_CLEAR, rest_pain=9)
PROBES: Mapping[str, tuple[float, Probe]] = {
    "severe_pain_nrs": (5, trained(5)),
    "discomfort_nrs": (2, trained(2)),
    "slight_pain_nrs": (2, trained(0, 1, 0)),
    "rest_pain_rise_nrs": (1, checked(rest_pain=2)),
    "check_valid_hours": (2, holds_for_three_hours),
    "fever_celsius": (37.0, checked(temperature_c=37.5)),
    "plausible_celsius_min": (35.0, checked(temperature_c=34.5)),
    "plausible_celsius_max": (42.0, checked(temperature_c=43.0)),
    "digestive_quiet_hours": (48, questions),
    "systolic_high_mmhg": (150, checked(systolic_mmhg=160, diastolic_mmhg=70)),
    "systolic_low_mmhg": (100, checked(systolic_mmhg=95, diastolic_mmhg=70)),
    "diastolic_high_mmhg": (90, checked(systolic_mmhg=120, diastolic_mmhg=95)),
    "plausible_mmhg_min": (50, checked(systolic_mmhg=120, diastolic_mmhg=40)),
    "plausible_mmhg_max": (250, checked(systolic_mmhg=260, diastolic_mmhg=70)),
    "supervised_sessions_min": (4, signed(supervised_sessions=3)),
    "supervised_sessions_max": (4, signed(supervised_sessions=5)),
    "supervised_sessions_default": (4, signed()),
    "whole_spine_days_min": (20, signed(whole_spine_days=15)),
    "whole_spine_days_max": (30, signed(whole_spine_days=35)),
    "whole_spine_days_default": (28, signed()),
    "repetitions_floor": (4, trained(3, 3)),
    "discomfort_repetitions": (8, trained(3)),
    "discomfort_referral": (2, trained(3, 3)),
    "reduced_amplitude": (0.5, hurt_yesterday),
    "reduced_effort": (0.3, hurt_yesterday),
    "clean_sessions": (3, trained(0, 0)),
    "dose_rise": (1, trained(0, 0)),
    "effort_limit_cr10": (5, after_effort),
    "alert_hours_emergency": (0.5, waits(SIGN)),
    "alert_hours_severe_pain": (12, waits(pains=(9,))),
    "alert_hours_suspended": (12, waits(NEW_PAIN)),
    "alert_hours_repeated_discomfort": (24, waits(pains=(3, 3, 3))),
    "bar_hang_age": (50, proposed(age=55)),
    "bar_hang_bmi": (25, proposed(mass_kg=85.0)),
    "plausible_age_max": (100, recorded(age=110)),
    "plausible_height_min_m": (1.0, recorded(height_m=0.8)),
    "plausible_height_max_m": (2.3, recorded(height_m=2.4)),
    "plausible_mass_min_kg": (30, recorded(mass_kg=25.0)),
    "plausible_mass_max_kg": (300, recorded(mass_kg=350.0)),
    "lower_start_age": (50, proposed(age=55)),
    "lower_start_stage": (2, proposed(stage=2)),
    "lower_start_damage": (2, proposed(damage=Damage.MODERATE)),
    "lower_start_part": (0.3, proposed(age=70)),
    "ready_s": (10, lasts),
    "change_sides_s": (20, lasts),
    "rest_between_exercises_s": (60, session_lasts),
    "questions_s": (40, session_lasts),
    "take_back_minutes": (
        5,
        again_after(8, {"answers": ALL_CLEAR | {"fever": Answer.YES}}, {}),
    ),
    "pressure_again_minutes": (
        20,
        again_after(
            10,
            {"systolic_mmhg": 200, "diastolic_mmhg": 80},
            {"systolic_mmhg": 120, "diastolic_mmhg": 80},
        ),
    ),
    "rest_pain_limit_nrs": (5, suspended_at_five),
    "rest_pain_remission_nrs": (3, confirmed),
    "session_gap_hours": (12, starts_again(10)),
    "set_gap_hours": (3, starts_again(2.5, "S2")),
    "pause_days": (5, pauses(6)),
    "pause_part": (0.3, pauses(8)),
    "hurried_part": (0.8, hurried),
    "pause_supervised_days": (14, pauses(20)),
    "whole_spine_sessions": (20, opens_the_stage),
    "workout_part": (0.75, counts_as_a_workout),
    "plausible_age_min": (16, recorded(age=15)),
    "rupture_healthy_n": (4000, curve),
    "rupture_affected_n": (1500, curve),
}
"""Another value of each parameter, and what decides or tells otherwise by it."""
CHECKED: Mapping[str, tuple[float, Callable[[Content], object]]] = {
    "single_figure_start": (0.25, starts_too_high),
    "movement_s": (5, too_fast),
}
"""The same where content itself is refused by it."""
VALUES = {name: value for table in (PROBES, CHECKED) for name, (value, _) in table.items()}


def with_other(name: str) -> Content:
    number = CONTENTS.numbers[name].model_copy(update={"value": VALUES[name]})
    return replace(CONTENTS, numbers={**CONTENTS.numbers, name: number})


@pytest.mark.parametrize("name", CONTENTS.numbers)
def test_with_another_value_something_is_otherwise(name: str):
    """A parameter without a proof here fails, for who knows whether it is read at all."""
    assert name in VALUES, f"{name} has no proof that anything reads it"
    if name in CHECKED:
        _, probe = CHECKED[name]
        assert probe(with_other(name)) != probe(CONTENTS)
    else:
        _, probe = PROBES[name]
        assert probe(compile_programme(with_other(name))) != probe(PROGRAMME)


@pytest.mark.parametrize("name", CONTENTS.numbers)
def test_the_other_value_is_one_that_the_therapy_allows(name: str):
    """Where it leaves room at all: the bounds of some are one figure."""
    low, high = CONTENTS.numbers[name].bounds
    assert low <= VALUES[name] <= high or low == high
    assert VALUES[name] != CONTENTS.numbers[name].value
