"""What a session and its reports write into the ledger."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from corset.care.copying import replace
from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy.events import EffortReported, PainReported, SessionStarted
from corset.therapy.terms import Role, SessionKind
from corset.verify.oracle.article import MOST, WARM_UP
from corset.verify.oracle.ledger import (
    DISCOMFORT,
    SEVERE,
    SLOWLY,
    ExerciseReport,
    Ledger,
    Report,
    Training,
    pain_of,
)

PAUSE, LEAST = 7, 5


Entry = Callable[[Ledger, Any, Transition], Ledger]


def exercise_of(command: c.ReportPain | c.ReportEffort, step: Transition) -> str | None:
    """Return the exercise that a report is about, as decided on; None in the warm-up."""
    told = (e for e in step.decision.events if isinstance(e, PainReported | EffortReported))
    named = command.exercise or next(told).exercise
    return None if named == WARM_UP else named


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
        streaks=tuple(sorted(streaks.items())),
        sore=tuple(sorted((x, clean) for x, clean in sore.items() if clean is not None)),
        risen=frozenset(),
        counted_on=tuple(sorted(_counted_on(ledger, last).items())),
        session=Training(opened.kind, supervised, step.now, handed, medicated=opened.medicated),
    )


def _counted_on(ledger: Ledger, last: Iterable[str]) -> Mapping[str, date]:
    """Return the days on which exercises were last counted as clean, with the last session."""
    counted: dict[str, date] = dict(ledger.counted_on)
    for exercise in last:
        outcome, session = ledger.outcome_of(exercise), ledger.session
        if session is not None and outcome.clean and outcome.counts:
            counted[exercise] = session.at.date()
    return counted


def _earlier(ledger: Ledger) -> tuple[tuple[str, ExerciseReport], ...]:
    """Put what came of the last session's exercises with what came of others before."""
    earlier: dict[str, ExerciseReport] = dict(ledger.earlier)
    session = ledger.session
    for exercise, report in session.reports if session else ():
        if session is not None and (report.begun or report.said):
            outcome = ledger.outcome_of(exercise)
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


def _start_exercise(ledger: Ledger, command: c.StartExercise, step: Transition) -> Ledger:
    begun = _reported(ledger, command.exercise, begun=True)
    stretched: dict[str, datetime] = dict(ledger.stretched) | {command.exercise: step.now}
    limits = tuple(limit for limit in begun.limits if limit[0] != command.exercise)
    begun = replace(begun, stretched=tuple(sorted(stretched.items())), limits=limits)
    session = _running(begun)
    if session.kind is not SessionKind.MAIN:
        return begun
    day = session.at.date()
    sessions = begun.main_sessions | {(day, step.now)}
    return replace(begun, trained_at=step.now, rested_from=day, main_sessions=sessions)


def _finish_exercise(ledger: Ledger, command: c.FinishExercise, _: Transition) -> Ledger:
    seconds = command.seconds
    hurried = seconds is not None and seconds < command.repetitions * SLOWLY / 2
    return _reported(ledger, command.exercise, done=command.repetitions, hurried=hurried)


def _report_pain(ledger: Ledger, command: c.ReportPain, step: Transition) -> Ledger:
    exercise, pain = exercise_of(command, step), pain_of(command)
    if exercise not in MOST:  # nothing of the kind is done here
        exercise = None
    if pain >= SEVERE:
        ledger = replace(ledger, stopped=ledger.stopped | {step.now})
        if exercise is None:  # in the warm-up, or of nobody knows what
            return replace(ledger, suspended=True)
        ledger = replace(ledger, barred=ledger.barred | {exercise})
    elif exercise is None and pain >= DISCOMFORT and ledger.session and _is_placed(step):
        sore = replace(ledger.session, sore=True)
        ledger = replace(ledger, session=sore, warm_up=(0, None))
    before = _said_before(ledger, exercise).pain
    return _reported(ledger, exercise, pain=max(before or 0, pain))


def _is_placed(step: Transition) -> bool:
    return any(isinstance(e, PainReported) and e.placed for e in step.decision.events)


def _report_effort(ledger: Ledger, command: c.ReportEffort, step: Transition) -> Ledger:
    exercise = exercise_of(command, step)
    before = _said_before(ledger, exercise).effort
    return _reported(ledger, exercise, effort=max(before, command.cr10))


OF_SESSIONS: Mapping[type[c.Command], Entry] = {
    c.StartSession: _start_session,
    c.WarmUp: _warm_up,
    c.StartExercise: _start_exercise,
    c.FinishExercise: _finish_exercise,
    c.ReportPain: _report_pain,
    c.ReportEffort: _report_effort,
}
"""What is written down for the commands of a session."""
