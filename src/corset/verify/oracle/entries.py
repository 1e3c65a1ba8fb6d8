"""Writing the second book: what each accepted command means, in the therapy's words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from corset.therapy import commands as c
from corset.therapy.events import SessionClosed, SessionStarted
from corset.therapy.intake import Intake
from corset.therapy.state import State
from corset.therapy.terms import Answer, Resolution, Role
from corset.verify.oracle.answers import contraindicated, leaves_open
from corset.verify.oracle.ledger import (
    REST_PAIN_RISE,
    SEVERE,
    Checked,
    Ledger,
    Report,
    Training,
    pain_of,
)
from corset.verify.oracle.step import Happened

Page = Callable[[Ledger, Any, Happened], Ledger]


def written(book: Ledger, step: Happened) -> Ledger:
    """Return the book after a step; a refused command leaves no trace in it."""
    if not step.decision.accepted or step.command is None:
        return book
    for event in step.decision.events:
        if isinstance(event, SessionClosed) and book.session:
            book = replace(book, session=replace(book.session, end=event.end))
    page = PAGES.get(type(step.command))
    return page(book, step.command, step) if page else book


def settled(book: Ledger, before: State, after: State) -> Ledger:
    """Begin to count clean sessions anew for every exercise whose dose has just risen."""
    risen = doses_risen(before, after)
    if not risen:
        return book
    streaks = tuple((x, 0 if x in risen else n) for x, n in book.streaks)
    return replace(book, streaks=streaks, risen=book.risen | set(risen))


def doses_risen(before: State, after: State) -> tuple[str, ...]:
    """Return the exercises whose next dose is higher than it was."""
    if before.progress is after.progress:
        return ()
    was = {p.exercise: p.repetitions for p in before.progress}
    now = {p.exercise: p.repetitions for p in after.progress}
    return tuple(x for x, dose in now.items() if dose > was.get(x, dose))


def exercise_of(command: c.ReportPain | c.ReportEffort, step: Happened) -> str | None:
    """Return the exercise that a report is about, as decided on; None in the warm-up."""
    return command.exercise or getattr(step.decision.events[0], "exercise", None)


def _enrol(book: Ledger, _: c.Enrol, step: Happened) -> Ledger:
    """A therapy begins anew: nothing signed, opened or checked holds; what hurt still does."""
    past = replace(book.session, past=True) if book.session else None
    return replace(
        book,
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


def _share_care(book: Ledger, command: c.ShareCare, _: Happened) -> Ledger:
    return replace(book, team=book.team | {command.clinician})


def _withdraw(book: Ledger, _: c.Withdraw, __: Happened) -> Ledger:
    return replace(book, in_therapy=False)


def _record_intake(book: Ledger, command: c.RecordIntake, _: Happened) -> Ledger:
    given = {name: getattr(command, name) for name in Intake.__dataclass_fields__}
    known = {name: value for name, value in given.items() if value is not None}
    return replace(book, intake=replace(book.intake, **known))


def _screen(book: Ledger, command: c.Screen, _: Happened) -> Ledger:
    return replace(book, screening=tuple(sorted(command.answers.items())))


def _set_phase(book: Ledger, command: c.SetPhase, _: Happened) -> Ledger:
    return replace(book, phase=command.phase)


def _check_in(book: Ledger, command: c.CheckIn, step: Happened) -> Ledger:
    usual = book.intake.rest_pain or 0
    risen = command.rest_pain in range(usual + REST_PAIN_RISE, 11)
    new_sign = command.answers.get("new_sign") is Answer.YES
    sign = command.answers.get("emergency_sign") is Answer.YES or bool(command.signs)
    return replace(
        book,
        check=Checked(step.now, leaves_open(command), contraindicated(command)),
        suspended=book.suspended or risen or new_sign,
        emergency=book.emergency or sign,
    )


def _report_emergency(book: Ledger, _: c.ReportEmergency, __: Happened) -> Ledger:
    return replace(book, emergency=True)


def _clear(book: Ledger, _: c.Clear, __: Happened) -> Ledger:
    return replace(book, emergency=False, suspended=False)


def _sign(book: Ledger, _: c.Sign, step: Happened) -> Ledger:
    return replace(
        book,
        first_signed=book.first_signed or step.now,
        signed_for=book.intake.regions or (),
        signed_wide=book.whole_spine_at is not None,
    )


def _correct(book: Ledger, command: c.Correct, _: Happened) -> Ledger:
    if command.resolution is Resolution.RESUME:
        return replace(book, barred=book.barred - {command.exercise})
    wide = book.whole_spine_at is not None and command.resolution is Resolution.REPLACE
    return replace(book, signed_wide=book.signed_wide or wide)


def _open_whole_spine(book: Ledger, _: c.OpenWholeSpine, step: Happened) -> Ledger:
    return replace(book, whole_spine_at=book.whole_spine_at or step.now)


def _sign_off(book: Ledger, _: c.SignOff, step: Happened) -> Ledger:
    return replace(book, signed_off=step.by.role in {Role.SPECIALIST, Role.CLINICIAN})


def _start_session(book: Ledger, _: c.StartSession, step: Happened) -> Ledger:
    opened = next(e for e in step.decision.events if isinstance(e, SessionStarted))
    handed = tuple((item.exercise, item.repetitions) for item in opened.items)
    supervised = step.by.role is not Role.PATIENT
    last = [x for x, _ in book.session.handed] if book.session else []
    streaks = dict(book.streaks) | {x: book.clean_sessions(x) for x in last}
    return replace(
        book,
        workouts_before=book.supervised,
        main_days_before=book.main_days,
        streaks=tuple(sorted(streaks.items())),
        risen=frozenset(),
        session=Training(opened.kind, supervised, step.now, handed),
    )


def _running(book: Ledger) -> Training:
    assert book.session is not None
    return book.session


def _warm_up(book: Ledger, _: c.WarmUp, step: Happened) -> Ledger:
    return replace(book, session=replace(_running(book), warm_on=step.now.date()))


def _reported(book: Ledger, exercise: str | None, **said: object) -> Ledger:
    session = book.session
    if session is None or exercise is None or exercise not in dict(session.handed):
        return book
    reports: dict[str, Report] = dict(session.reports)
    reports[exercise] = replace(session.of(exercise), **said)  # pyright: ignore[reportArgumentType]
    return replace(
        book, session=replace(session, reports=tuple(sorted(reports.items(), key=_name)))
    )


def _name(named: tuple[str, Report]) -> str:
    return named[0]


def _start_exercise(book: Ledger, command: c.StartExercise, _: Happened) -> Ledger:
    return _reported(book, command.exercise, begun=True)


def _finish_exercise(book: Ledger, command: c.FinishExercise, _: Happened) -> Ledger:
    return _reported(book, command.exercise, done=command.repetitions)


def _report_pain(book: Ledger, command: c.ReportPain, step: Happened) -> Ledger:
    exercise, pain = exercise_of(command, step), pain_of(command)
    if exercise is None:  # before the first one, in the warm-up
        return replace(book, suspended=True)
    if pain >= SEVERE:
        today = step.now.date()
        book = replace(book, barred=book.barred | {exercise}, stopped=book.stopped | {today})
    before = book.session.of(exercise).pain if book.session else None
    return _reported(book, exercise, pain=max(before or 0, pain))


def _report_effort(book: Ledger, command: c.ReportEffort, step: Happened) -> Ledger:
    exercise = exercise_of(command, step)
    before = _running(book).of(exercise or "").effort
    return _reported(book, exercise, effort=max(before, command.cr10))


PAGES: Mapping[type[c.Command], Page] = {
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
