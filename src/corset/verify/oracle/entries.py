"""Writing the ledger: what each accepted command means, in the therapy's words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy.events import SessionClosed, SessionStarted
from corset.therapy.intake import Intake
from corset.therapy.state import State
from corset.therapy.terms import Answer, Resolution, Role
from corset.verify.oracle.answers import contraindicated, leaves_open
from corset.verify.oracle.article import EMERGENCY, MOST, NEW_SIGN
from corset.verify.oracle.ledger import (
    REST_PAIN_RISE,
    SEVERE,
    Checked,
    ExerciseReport,
    Ledger,
    Report,
    Training,
    pain_of,
)

Entry = Callable[[Ledger, Any, Transition], Ledger]


def ledger_after(ledger: Ledger, step: Transition) -> Ledger:
    """Return the ledger after a step; a refused command leaves no trace in it."""
    if not step.decision.accepted or step.command is None:
        return ledger
    for event in step.decision.events:
        if isinstance(event, SessionClosed) and ledger.session:
            ledger = replace(ledger, session=replace(ledger.session, end=event.end))
    entry = ENTRIES.get(type(step.command))
    return entry(ledger, step.command, step) if entry else ledger


def restart_streaks(ledger: Ledger, before: State, after: State) -> Ledger:
    """Begin to count clean sessions anew for every exercise whose dose has just risen."""
    risen = doses_risen(before, after)
    if not risen:
        return ledger
    streaks = tuple((x, 0 if x in risen else n) for x, n in ledger.streaks)
    return replace(ledger, streaks=streaks, risen=ledger.risen | set(risen))


def doses_risen(before: State, after: State) -> tuple[str, ...]:
    """Return the exercises whose next dose is higher than it was."""
    if before.progress is after.progress:
        return ()
    was = {p.exercise: p.repetitions for p in before.progress}
    now = {p.exercise: p.repetitions for p in after.progress}
    return tuple(x for x, dose in now.items() if dose > was.get(x, dose))


def exercise_of(command: c.ReportPain | c.ReportEffort, step: Transition) -> str | None:
    """Return the exercise that a report is about, as decided on; None in the warm-up."""
    return command.exercise or getattr(step.decision.events[0], "exercise", None)


def _enrol(ledger: Ledger, _: c.Enrol, step: Transition) -> Ledger:
    """A therapy begins anew: nothing signed, opened or checked holds; what hurt still does."""
    past = replace(ledger.session, past=True) if ledger.session else None
    return replace(
        ledger,
        in_therapy=True,
        team=frozenset({step.by.id}),
        first_signed=None,
        whole_spine_at=None,
        signed_wide=False,
        signed_off=False,
        check=None,
        session=past,
        workouts_before=0,
    )


def _share_care(ledger: Ledger, command: c.ShareCare, _: Transition) -> Ledger:
    return replace(ledger, team=ledger.team | {command.clinician})


def _withdraw(ledger: Ledger, _: c.Withdraw, __: Transition) -> Ledger:
    return replace(ledger, in_therapy=False)


def _record_intake(ledger: Ledger, command: c.RecordIntake, _: Transition) -> Ledger:
    given = {name: getattr(command, name) for name in Intake.__dataclass_fields__}
    known = {name: value for name, value in given.items() if value is not None}
    return replace(ledger, intake=replace(ledger.intake, **known))


def _screen(ledger: Ledger, command: c.Screen, _: Transition) -> Ledger:
    return replace(ledger, screening=tuple(sorted(command.answers.items())))


def _set_phase(ledger: Ledger, command: c.SetPhase, _: Transition) -> Ledger:
    return replace(ledger, phase=command.phase)


def _check_in(ledger: Ledger, command: c.CheckIn, step: Transition) -> Ledger:
    usual = ledger.intake.rest_pain or 0
    risen = command.rest_pain in range(usual + REST_PAIN_RISE, 11)
    new_sign = command.answers.get(NEW_SIGN) is Answer.YES
    sign = command.answers.get(EMERGENCY) is Answer.YES or bool(command.signs)
    return replace(
        ledger,
        check=Checked(step.now, leaves_open(command), contraindicated(command)),
        suspended=ledger.suspended or risen or new_sign,
        emergency=ledger.emergency or sign,
    )


def _report_emergency(ledger: Ledger, _: c.ReportEmergency, __: Transition) -> Ledger:
    return replace(ledger, emergency=True)


def _clear(ledger: Ledger, _: c.Clear, __: Transition) -> Ledger:
    return replace(ledger, emergency=False, suspended=False, check=None)


def _sign(ledger: Ledger, _: c.Sign, step: Transition) -> Ledger:
    return replace(
        ledger,
        first_signed=ledger.first_signed or step.now,
        signed_for=ledger.intake.regions or (),
        signed_wide=ledger.whole_spine_at is not None,
    )


def _correct(ledger: Ledger, command: c.Correct, _: Transition) -> Ledger:
    if command.resolution is Resolution.RESUME:
        return replace(ledger, barred=ledger.barred - {command.exercise})
    wide = ledger.whole_spine_at is not None and command.resolution is Resolution.REPLACE
    return replace(ledger, signed_wide=ledger.signed_wide or wide)


def _open_whole_spine(ledger: Ledger, _: c.OpenWholeSpine, step: Transition) -> Ledger:
    return replace(ledger, whole_spine_at=ledger.whole_spine_at or step.now)


def _sign_off(ledger: Ledger, _: c.SignOff, step: Transition) -> Ledger:
    return replace(ledger, signed_off=step.by.role in {Role.SPECIALIST, Role.CLINICIAN})


def _start_session(ledger: Ledger, _: c.StartSession, step: Transition) -> Ledger:
    opened = next(e for e in step.decision.events if isinstance(e, SessionStarted))
    handed = tuple((item.exercise, item.repetitions) for item in opened.items)
    supervised = step.by.role is not Role.PATIENT
    last = [x for x, _ in ledger.session.handed] if ledger.session else []
    streaks = dict(ledger.streaks) | {x: ledger.clean_sessions(x) for x in last}
    sore = dict(ledger.sore) | {x: ledger.clean_since_pain(x) for x in last}
    return replace(
        ledger,
        earlier=_earlier(ledger),
        workouts_before=ledger.supervised,
        main_days_before=ledger.main_days,
        streaks=tuple(sorted(streaks.items())),
        sore=tuple(sorted((x, clean) for x, clean in sore.items() if clean is not None)),
        risen=frozenset(),
        session=Training(opened.kind, supervised, step.now, handed),
    )


def _earlier(ledger: Ledger) -> tuple[tuple[str, ExerciseReport], ...]:
    """Put what came of the last session's exercises with what came of others before."""
    earlier: dict[str, ExerciseReport] = dict(ledger.earlier)
    session = ledger.session
    for exercise, report in session.reports if session else ():
        if session is not None and (report.begun or report.said):
            outcome = session.outcome(exercise)
            streak, sore = dict(ledger.streaks).get(exercise, 0), dict(ledger.sore).get(exercise)
            earlier[exercise] = ExerciseReport(outcome, streak, sore, exercise in ledger.risen)
    return tuple(sorted(earlier.items(), key=_named))


def _named(named: tuple[str, object]) -> str:
    return named[0]


def _running(ledger: Ledger) -> Training:
    assert ledger.session is not None
    return ledger.session


def _warm_up(ledger: Ledger, _: c.WarmUp, step: Transition) -> Ledger:
    return replace(ledger, session=replace(_running(ledger), warm_on=step.now.date()))


def _reported(ledger: Ledger, exercise: str | None, **said: object) -> Ledger:
    """Write down what was said of an exercise, with the session that it is about."""
    session, earlier = ledger.session, dict(ledger.earlier)
    if exercise is None:
        return ledger
    if exercise in earlier and not (session is not None and session.holds(exercise)):
        return _reported_late(ledger, exercise, earlier[exercise], said)
    if session is None or exercise not in dict(session.handed):
        return ledger
    reports: dict[str, Report] = dict(session.reports)
    reports[exercise] = replace(session.of(exercise), **said)  # pyright: ignore[reportArgumentType]
    told = tuple(sorted(reports.items(), key=_named))
    return replace(ledger, session=replace(session, reports=told))


def _reported_late(
    ledger: Ledger, exercise: str, before: ExerciseReport, said: Mapping[str, object]
) -> Ledger:
    """Count an exercise of an earlier session anew, with what is now said of it."""
    report = replace(before.outcome.report, **said)  # pyright: ignore[reportArgumentType]
    outcome = replace(before.outcome, report=report)
    earlier = dict(ledger.earlier) | {exercise: replace(before, outcome=outcome)}
    streak = 0 if before.rose else outcome.clean_after(before.streak)
    streaks: dict[str, int] = dict(ledger.streaks) | {exercise: streak}
    sore = dict(ledger.sore) | {exercise: outcome.sore_after(before.sore)}
    return replace(
        ledger,
        earlier=tuple(sorted(earlier.items(), key=_named)),
        streaks=tuple(sorted(streaks.items())),
        sore=tuple(sorted((x, clean) for x, clean in sore.items() if clean is not None)),
    )


def _said_before(ledger: Ledger, exercise: str | None) -> Report:
    """Return what was said of an exercise where the next word about it belongs."""
    session, earlier = ledger.session, dict(ledger.earlier)
    if session is not None and session.holds(exercise or ""):
        return session.of(exercise or "")
    return earlier[exercise].outcome.report if exercise in earlier else Report()


def _start_exercise(ledger: Ledger, command: c.StartExercise, _: Transition) -> Ledger:
    return _reported(ledger, command.exercise, begun=True)


def _finish_exercise(ledger: Ledger, command: c.FinishExercise, _: Transition) -> Ledger:
    return _reported(ledger, command.exercise, done=command.repetitions)


def _report_pain(ledger: Ledger, command: c.ReportPain, step: Transition) -> Ledger:
    exercise, pain = exercise_of(command, step), pain_of(command)
    if exercise not in MOST:  # nothing of the kind is done here
        exercise = None
    if pain >= SEVERE:
        ledger = replace(ledger, stopped=ledger.stopped | {step.now.date()})
        if exercise is None:  # in the warm-up, or of nobody knows what
            return replace(ledger, suspended=True)
        ledger = replace(ledger, barred=ledger.barred | {exercise})
    before = _said_before(ledger, exercise).pain
    return _reported(ledger, exercise, pain=max(before or 0, pain))


def _report_effort(ledger: Ledger, command: c.ReportEffort, step: Transition) -> Ledger:
    exercise = exercise_of(command, step)
    before = _said_before(ledger, exercise).effort
    return _reported(ledger, exercise, effort=max(before, command.cr10))


ENTRIES: Mapping[type[c.Command], Entry] = {
    c.Enrol: _enrol,
    c.ShareCare: _share_care,
    c.Withdraw: _withdraw,
    c.RecordIntake: _record_intake,
    c.Screen: _screen,
    c.SetPhase: _set_phase,
    c.CheckIn: _check_in,
    c.ReportEmergency: _report_emergency,
    c.Clear: _clear,
    c.Sign: _sign,
    c.Correct: _correct,
    c.OpenWholeSpine: _open_whole_spine,
    c.SignOff: _sign_off,
    c.StartSession: _start_session,
    c.WarmUp: _warm_up,
    c.StartExercise: _start_exercise,
    c.FinishExercise: _finish_exercise,
    c.ReportPain: _report_pain,
    c.ReportEffort: _report_effort,
}
"""What is written down for each command; the others leave nothing to write."""
