"""What the patient reports of an exercise: pain and effort (R4, R5, R6)."""

from corset.care.case import Case, accept
from corset.care.commands.alerts import is_open, raised
from corset.care.queries.release import item_of, result_of
from corset.care.rules.dose import exhausting, read_pain
from corset.therapy.commands import ReportEffort, ReportPain
from corset.therapy.decision import Decision
from corset.therapy.events import (
    EffortReported,
    Event,
    ExerciseBarred,
    ExerciseStopped,
    PainReported,
    SessionClosed,
    TrainingSuspended,
)
from corset.therapy.reason import Reason
from corset.therapy.terms import CR10_MAX, NRS, AlertKind, Outcome, Pain, PainWords, SessionEnd


def report_pain(case: Case, command: ReportPain) -> Decision:
    """Take pain at an exercise: during it, after it, or hours later."""
    exercise = command.exercise or _current(case)
    if exercise is None:
        return _before_the_exercises(case, command)
    invalid = _invalid(case, command, exercise)
    if invalid:
        return invalid
    nrs = command.nrs if command.nrs in NRS else None
    event = PainReported(at=case.now, exercise=exercise, nrs=nrs, words=command.words)
    pain = read_pain(nrs, command.words, case.parameters)
    if pain is Pain.SEVERE:
        return _severe(case, event, exercise)
    if item_of(case.state.session, exercise) is None:
        return case.refuse("R4", "not_in_session", exercise=exercise)
    return _bearable(case, event, exercise, pain)


def _before_the_exercises(case: Case, command: ReportPain) -> Decision:
    """Severe pain in the warm-up, which cannot be barred: the clinician looks first (R5, R1)."""
    session, p = case.state.session, case.parameters
    severe = read_pain(command.nrs, command.words, p) is Pain.SEVERE
    if session is None or not session.is_open or not severe:
        return case.refuse("R5", "which_exercise")
    nrs = command.nrs if command.nrs in NRS else None
    events: list[Event] = [
        PainReported(at=case.now, exercise=None, nrs=nrs, words=command.words),
        TrainingSuspended(at=case.now, causes=("pain_in_warm_up",)),
        SessionClosed(at=case.now, end=SessionEnd.SEVERE_PAIN, why="warm_up"),
        raised(case, AlertKind.SUSPENDED),
    ]
    reasons = [Reason.of("R5", "severe_warm_up"), Reason.of("R5", "told")]
    return accept(events, reasons, Outcome.SUSPENDED)


def _invalid(case: Case, command: ReportPain, exercise: str) -> Decision | None:
    """Refuse what is no report; that it hurts badly counts whatever the number says."""
    if exercise not in case.programme.exercises:
        known = tuple(case.programme.exercises)
        return case.refuse("R7", "unknown_exercise", exercise=exercise, known=known)
    if command.words is PainWords.SEVERE:
        return None
    if command.nrs is None and command.words is None:
        return case.refuse("R5", "unanswered")
    if command.nrs is not None and command.nrs not in NRS:
        return case.refuse("R5", "invalid_nrs", given=command.nrs)
    return None


def _current(case: Case) -> str | None:
    """Return the exercise that pain belongs to unless named: running, else last one begun."""
    session = case.state.session
    if session is None:
        return None
    if session.current or not session.results:
        return session.current
    return session.results[-1].exercise


def _severe(case: Case, event: PainReported, exercise: str) -> Decision:
    """Stop, bar, end the session and tell the clinician, all at once (R5, I6)."""
    events: list[Event] = [event]
    session = case.state.session
    if session and session.is_open:
        if item_of(session, exercise) and not result_of(session, exercise).stopped:
            events.append(ExerciseStopped(at=case.now, exercise=exercise, rule="R5"))
        events.append(SessionClosed(at=case.now, end=SessionEnd.SEVERE_PAIN, why=exercise))
    events.append(ExerciseBarred(at=case.now, exercise=exercise))
    if not is_open(case, AlertKind.SEVERE_PAIN, exercise):
        events.append(raised(case, AlertKind.SEVERE_PAIN, exercise))
    reasons = [_severe_reason(case, event, exercise), Reason.of("R5", "told")]
    return accept(events, reasons, Outcome.BLOCKED_TODAY)


def _severe_reason(case: Case, event: PainReported, exercise: str) -> Reason:
    if event.nrs is not None and event.nrs >= case.parameters.severe_pain_nrs:
        limit = case.parameters.severe_pain_nrs
        return Reason.of("R5", "severe_number", exercise=exercise, nrs=event.nrs, limit=limit)
    return Reason.of("R5", "severe_words", exercise=exercise)


def _bearable(case: Case, event: PainReported, exercise: str, pain: Pain) -> Decision:
    events: list[Event] = [event]
    reasons: list[Reason] = []
    if pain >= Pain.SLIGHT and _stops_here(case, event, exercise):
        events.append(ExerciseStopped(at=case.now, exercise=exercise, rule="I9"))
        reasons.append(Reason.of("I9", "stopped", exercise=exercise))
    if pain is Pain.SLIGHT:
        reasons.append(_slight(case, event, exercise))
    return accept(events, reasons, Outcome.REDUCED if pain >= Pain.SLIGHT else Outcome.CLEAR)


def _slight(case: Case, event: PainReported, exercise: str) -> Reason:
    """Say what slight pain does: it holds the dose, unless worse was told before it."""
    told = result_of(case.state.session, exercise) if case.state.session else None
    worse = told is not None and read_pain(told.nrs, told.words, case.parameters) > Pain.SLIGHT
    return Reason.of("R5", "slight_after_worse" if worse else "slight", nrs=event.nrs)


def _stops_here(case: Case, event: PainReported, exercise: str) -> bool:
    """Whether this exercise stops at such pain: some do at any (I9)."""
    limit = case.exercise(exercise).stop_at_nrs
    session = case.state.session
    if limit is None or session is None or not session.is_open:
        return False
    over = result_of(session, exercise).stopped
    felt = event.words is PainWords.UNCOMFORTABLE or (event.nrs or 0) >= limit
    return felt and not over


def report_effort(case: Case, command: ReportEffort) -> Decision:
    """Take the effort; from 7 on the exercise is over (R6, I16)."""
    exercise = command.exercise or _current(case)
    if exercise is None:
        return case.refuse("R5", "which_exercise")
    if item_of(case.state.session, exercise) is None:
        return case.refuse("R4", "not_in_session", exercise=exercise)
    if not 0 <= command.cr10 <= CR10_MAX:
        return case.refuse("R6", "invalid_cr10", given=command.cr10)
    events: list[Event] = [EffortReported(at=case.now, exercise=exercise, cr10=command.cr10)]
    if not exhausting(command.cr10, case.parameters):
        return accept(events)
    session = case.state.session
    if session and session.is_open and not result_of(session, exercise).stopped:
        events.append(ExerciseStopped(at=case.now, exercise=exercise, rule="R6"))
    limit = case.parameters.effort_limit_cr10
    reason = Reason.of("R6", "exhausting", cr10=command.cr10, limit=limit)
    return accept(events, [reason], Outcome.REDUCED)
