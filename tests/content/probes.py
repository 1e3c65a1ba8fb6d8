"""What is looked at, to see whether a parameter is read: decisions, doses, pages and figures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from tests.patient import ALL_CLEAR, CLINICIAN, PATIENT, SPECIALIST, Patient

from corset.care import released
from corset.care.queries.release import valid_check
from corset.coach.duration import exercise_seconds, session_seconds
from corset.programme import Content
from corset.programme.checks import figures
from corset.services.loads.exercise_load import curves, exercise_load
from corset.therapy import commands as c
from corset.therapy.content.parts import Sides
from corset.therapy.intake import Intake
from corset.therapy.programme import Programme
from corset.therapy.terms import Phase, SessionKind, Sex

Probe = Callable[[Programme], object]


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


def again_after(minutes: int, first: dict[str, object], second: dict[str, object]) -> Probe:
    """What a second check of the same day leads to, at home."""

    def probe(programme: Programme) -> object:
        sent = patient(programme).send_home().check(**first)
        sent.now += timedelta(minutes=minutes)
        decision = sent.give(replace(c.CheckIn(answers=ALL_CLEAR, rest_pain=1), **second), PATIENT)
        return decision.outcome

    return probe


def pauses(days: int) -> Probe:
    """What a check leads to after days without a session, and which doses stand then."""

    def probe(programme: Programme) -> object:
        rested = patient(programme).send_home().train().tomorrow(days).check()
        return rested.next_doses(), rested.says(c.StartSession()).accepted

    return probe


def hurried(programme: Programme) -> object:
    """Whether a warm-up of two minutes is one."""
    warming = patient(programme).send_home().check().accepted(c.StartSession(), PATIENT)
    return warming.says(c.WarmUp(seconds=120)).accepted


def starts_again(hours: float, *opt_in: str) -> Probe:
    """Whether another session may begin so many hours after one, of whatever kind there is."""

    def probe(programme: Programme) -> object:
        kind = SessionKind.STRETCH if opt_in else SessionKind.MAIN
        begun = patient(programme, *opt_in).send_home()
        begun.now = begun.now.replace(hour=17)
        begun.train().now += timedelta(hours=hours)
        return begun.check().says(c.StartSession(kind=kind)).accepted

    return probe


def suspended_at_five(programme: Programme) -> object:
    """What a rest pain of 5 leads to where 4 is usual."""
    return Patient(programme).take_in(rest_pain=4).sign().check(rest_pain=5).state.suspended


def confirmed(programme: Programme) -> object:
    """Whether the phase has to be confirmed."""
    asked = Patient(programme).accepted(c.Enrol()).accepted(c.RecordIntake(rest_pain=4))
    return asked.give(c.SetPhase(phase=Phase.REMISSION), CLINICIAN).accepted


def opens_the_stage(programme: Programme) -> object:
    """Whether ten days with a finished session are enough."""
    days = patient(programme).send_home()
    for _ in range(7):
        days.train().tomorrow()
    return days.tomorrow(14).give(c.OpenWholeSpine(), CLINICIAN).accepted


def counts_as_a_workout(programme: Programme) -> object:
    """How many workouts half of a session's exercises make."""
    half = patient(programme)
    half.check(SPECIALIST).begin(SPECIALIST)
    for exercise in list(half.doses())[:2]:
        half.do(exercise)
    return half.accepted(c.FinishSession(), SPECIALIST).state.supervised


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
