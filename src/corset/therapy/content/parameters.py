"""The clinical numbers that are read while people train, and what can be right at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from corset.therapy.terms import NRS, STAGES


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every clinical number that is read once content is compiled; its units stand there."""

    severe_pain_nrs: int
    discomfort_nrs: int
    slight_pain_nrs: int
    rest_pain_rise_nrs: int
    check_valid_hours: float
    fever_celsius: float
    plausible_celsius_min: float
    plausible_celsius_max: float
    systolic_high_mmhg: int
    systolic_low_mmhg: int
    diastolic_high_mmhg: int
    plausible_mmhg_min: int
    plausible_mmhg_max: int
    plausible_age_max: int
    plausible_height_min_m: float
    plausible_height_max_m: float
    plausible_mass_min_kg: float
    plausible_mass_max_kg: float
    supervised_sessions_min: int
    supervised_sessions_max: int
    supervised_sessions_default: int
    whole_spine_days_min: int
    whole_spine_days_max: int
    whole_spine_days_default: int
    discomfort_referral: int
    clean_sessions: int
    dose_rise: int
    reduced_amplitude: float
    reduced_effort: float
    effort_limit_cr10: int
    lower_start_part: float
    ready_s: float
    change_sides_s: float
    rest_between_exercises_s: float
    questions_s: float
    alert_hours_emergency: float
    alert_hours_severe_pain: float
    alert_hours_suspended: float
    alert_hours_repeated_discomfort: float
    rupture_healthy_n: float
    rupture_affected_n: float
    # Programmes of earlier code have none of the following; their values are THERAPY's.
    take_back_minutes: float = 10
    pressure_again_minutes: float = 5
    rest_pain_limit_nrs: int = 7
    rest_pain_remission_nrs: int = 5
    session_gap_hours: float = 8
    set_gap_hours: float = 2
    pause_days: int = 7
    pause_part: float = 0.5
    hurried_part: float = 0.5
    pause_supervised_days: int = 28
    whole_spine_sessions: int = 10
    workout_part: float = 0.5
    plausible_age_min: int = 14


def plausible_celsius(p: Parameters) -> tuple[float, float]:
    """Return between what a thermometer can be right; else it was misread, so unknown (I4)."""
    return p.plausible_celsius_min, p.plausible_celsius_max


def plausible_mmhg(p: Parameters) -> tuple[int, int]:
    """Return between what a cuff can be right."""
    return p.plausible_mmhg_min, p.plausible_mmhg_max


def plausible_facts(p: Parameters) -> Mapping[str, tuple[float, float]]:
    """Return between what the facts of an intake can be: by their scales, or plausibly."""
    return {
        "stage": (STAGES[0], STAGES[-1]),
        "age": (p.plausible_age_min, p.plausible_age_max),
        "height_m": (p.plausible_height_min_m, p.plausible_height_max_m),
        "mass_kg": (p.plausible_mass_min_kg, p.plausible_mass_max_kg),
        "rest_pain": (NRS[0], NRS[-1]),
    }
