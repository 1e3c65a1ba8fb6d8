"""Every parameter is read: with another value a decision, a page or a figure is another one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.patient import ALL_CLEAR, CLINICIAN, PATIENT, PROGRAMME, SPECIALIST, Patient

from corset.care import released
from corset.care.queries.release import valid_check
from corset.coach.duration import exercise_seconds, session_seconds
from corset.programme import Content, read
from corset.programme.checks import figures
from corset.programme.compile.programme import compile_programme
from corset.services.loads.exercise_load import curves, exercise_load
from corset.therapy import commands as c
from corset.therapy.content.parts import Sides
from corset.therapy.intake import Intake
from corset.therapy.programme import Programme
from corset.therapy.terms import Damage, Sex

CONTENTS = read()
Probe = Callable[[Programme], object]


# ------------------------------------------------------------ what is looked at


def patient(programme: Programme, *opt_in: str, **facts: object) -> Patient:
    return Patient(programme).take_in(**facts).sign(*opt_in)


def checked(**facts: object) -> Probe:
    """What a day's check with these facts leads to."""

    def probe(programme: Programme) -> object:
        command = c.CheckIn(**({"answers": ALL_CLEAR, "rest_pain": 1} | facts))
        decision = patient(programme).give(command, PATIENT)
        return decision.outcome, decision.reasons

    return probe


def recorded(**facts: object) -> Probe:
    """Whether an intake takes these facts."""
    return lambda p: Patient(p).accepted(c.Enrol()).give(c.RecordIntake(**facts)).accepted


def signed(**numbers: int) -> Probe:
    """What comes of a signature with these numbers."""

    def probe(programme: Programme) -> object:
        signing = Patient(programme).take_in().accepted(c.Propose())
        decision = signing.give(c.Sign(**numbers), CLINICIAN)
        plan = signing.state.plan
        numbers_of = plan and (plan.supervised_sessions, plan.whole_spine_days)
        return decision.accepted, numbers_of

    return probe


def proposed(**facts: object) -> Probe:
    """With which doses a complex begins, and what it leaves out."""

    def probe(programme: Programme) -> object:
        opened = tuple(e.id for e in programme.exercises.values() if e.opt_in)
        proposal = Patient(programme).take_in(**facts).accepted(c.Propose(opt_in=opened))
        assert proposal.state.proposal
        taken = [(t.item.exercise, t.item.repetitions) for t in proposal.state.proposal.taken]
        return taken, [out.exercise for out in proposal.state.proposal.left_out]

    return probe


def trained(*pains: int) -> Probe:
    """What stands after sessions in which everything hurt so much."""

    def probe(programme: Programme) -> object:
        training = patient(programme)
        for nrs in pains:
            training.check(SPECIALIST).begin(SPECIALIST)
            exercise = next(iter(training.doses()))
            training.do(exercise, nrs=nrs)
            if training.in_session:
                training.accepted(c.FinishSession(), SPECIALIST)
            training.tomorrow()
        state = training.state
        return training.next_doses(), state.barred, [alert.kind for alert in state.alerts]

    return probe


def waits(*commands: c.Command, pains: tuple[int, ...] = ()) -> Probe:
    """How long the alerts that follow wait for an answer."""

    def probe(programme: Programme) -> object:
        ringing = patient(programme)
        for nrs in pains:
            ringing.check(SPECIALIST).begin(SPECIALIST)
            ringing.do(next(iter(ringing.doses())), nrs=nrs)
            if ringing.in_session:
                ringing.accepted(c.FinishSession(), SPECIALIST)
            ringing.tomorrow()
        for command in commands:
            ringing.accepted(command, PATIENT)
        assert ringing.state.alerts
        return {alert.kind: alert.due - alert.raised_at for alert in ringing.state.alerts}

    return probe


def hurt_yesterday(programme: Programme) -> object:
    """How large and how hard an exercise is done on the day after it was uncomfortable."""
    hurt = patient(programme)
    hurt.check(SPECIALIST).begin(SPECIALIST)
    hurt.do(next(iter(hurt.doses())), nrs=3).accepted(c.FinishSession(), SPECIALIST).tomorrow()
    hurt.check(SPECIALIST).begin(SPECIALIST)
    out = released(state=hurt.state, now=hurt.now, programme=programme)
    return [release.strength for release in out]


def after_effort(programme: Programme) -> object:
    tired = patient(programme)
    tired.check(SPECIALIST).begin(SPECIALIST)
    exercise = next(iter(tired.doses()))
    tired.accepted(c.StartExercise(exercise=exercise), SPECIALIST)
    return tired.give(c.ReportEffort(exercise=exercise, cr10=6), PATIENT).outcome


def holds_for_three_hours(programme: Programme) -> object:
    asked = patient(programme).check()
    later = asked.now + timedelta(hours=3)
    return valid_check(state=asked.state, now=later, programme=programme) is not None


def questions(programme: Programme) -> object:
    return [(q.question, q.help) for q in programme.contraindications.values()]


def lasts(programme: Programme) -> object:
    """How long a dose takes whose sides are done one after the other."""
    exercise = next(e for e in programme.exercises.values() if e.parts[0].sides is Sides.IN_TURN)
    return exercise_seconds(exercise, 5, 0, programme.parameters)


def session_lasts(programme: Programme) -> object:
    return session_seconds([60.0], programme.parameters)


def curve(programme: Programme) -> object:
    """The lines that a curve of a load is drawn against."""
    intake = Intake(sex=Sex.MALE, height_m=1.8, mass_kg=80.0, age=50)
    load = exercise_load(next(reversed(programme.exercises.values())), intake, programme.parameters)
    assert load
    return curves(load)["tolerances"]


def too_fast(content: Content) -> object:
    return list(figures.tempo(sheets=sheets(content), numbers=content.numbers))


def starts_too_high(content: Content) -> object:
    found = figures.doses(sheets=sheets(content), sources=content.sources, numbers=content.numbers)
    return list(found)


def sheets(content: Content) -> Mapping[str, object]:
    return {**content.exercises, content.warm_up.id: content.warm_up}


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
