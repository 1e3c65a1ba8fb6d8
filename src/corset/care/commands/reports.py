"""What the patient reports of an exercise: pain and effort (R4, R5, R6)."""

from corset.care.case import Case, Part, accept
from corset.care.commands.alerts import is_open, raised, referred
from corset.care.copying import replace
from corset.care.queries.release import item_of, result_of
from corset.care.queries.trained import trained_of
from corset.care.rules.dose import exhausting, read_pain
from corset.care.rules.warm_up import hurt
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
    WarmUpSet,
)
from corset.therapy.reason import Reason
from corset.therapy.session import Session
from corset.therapy.terms import CR10_MAX, AlertKind, Outcome, Pain, PainWords, SessionEnd


def report_pain(case: Case, command: ReportPain) -> Decision:
    """Take pain at an exercise: during it, after it, or days later; never refused (R5, I25)."""
    if command.nrs is None and command.words is None:
        return case.refuse("R5", "unanswered")
    pain = read_pain(command.nrs, command.words, case.parameters)
    named, warm_up = command.exercise, case.programme.warm_up.id
    exercise = None if named == warm_up else named or _ran_last(case)
    event = PainReported(at=case.now, exercise=exercise, nrs=command.nrs, words=command.words)
    known = exercise in case.programme.exercises
    if exercise is not None and known and pain is Pain.SEVERE:
        return _severe(case, event, exercise)
    if exercise is not None and trained_of(case.state, exercise):
        return _bearable(case, event, exercise, pain)
    if exercise is None and _todays(case):
        return _in_the_warm_up(case, event, pain)
    return _unplaced(case, event, pain)


def _ran_last(case: Case) -> str | None:
    """Return the exercise that runs, or that ran last today: what is not named is of it (R5)."""
    session = _todays(case)
    return session.begun[-1] if session and session.begun else None


def _todays(case: Case) -> Session | None:
    """Return the last session if it was begun today, open or over."""
    session = case.state.session
    return session if session and session.started_at.date() == case.now.date() else None


def _in_the_warm_up(case: Case, event: PainReported, pain: Pain) -> Decision:
    """Severe pain in the warm-up, which cannot be barred: the clinician looks first (R5, R1)."""
    if pain is not Pain.SEVERE:
        events, said = _smaller(case) if pain is Pain.DISCOMFORT else _noted()
        outcome = Outcome.REDUCED if pain >= Pain.SLIGHT else Outcome.CLEAR
        return accept([event, *events], said, outcome)
    reasons = [Reason.of("R5", "severe_warm_up"), Reason.of("R5", "told")]
    return _paused(case, event, "pain_in_warm_up", reasons)


def _noted() -> Part:
    return [], [Reason.of("R5", "warm_up")]


def _smaller(case: Case) -> Part:
    """Discomfort makes the warm-up smaller; a third time in a row, to the clinician (R4)."""
    session = case.state.session
    assert session, "only pain told of today's session is of its warm-up"
    after, reasons = hurt(case.state.warm_up, session), [Reason.of("R4", "warm_up_smaller")]
    if after == case.state.warm_up:
        return [], reasons
    again = after.discomforts >= case.parameters.discomfort_referral
    reasons += [Reason.of("R4", "warm_up_referred")] * again
    alert = referred(case, case.programme.warm_up.id, after.discomforts)
    return [WarmUpSet(at=case.now, progress=after), *alert], reasons


def _unplaced(case: Case, event: PainReported, pain: Pain) -> Decision:
    """Pain of which nobody knows where it belongs: kept, and the clinician is asked (R5, I25)."""
    if pain is Pain.SEVERE:
        reasons = [Reason.of("R5", "severe_unplaced"), Reason.of("R5", "told")]
        return _paused(case, replace(event, placed=False), "unplaced_pain", reasons)
    events: list[Event] = [replace(event, placed=False)]
    if pain >= Pain.SLIGHT and not is_open(case, AlertKind.UNPLACED_PAIN):
        events.append(raised(case, AlertKind.UNPLACED_PAIN))
    return accept(events, [Reason.of("R5", "unplaced")], Outcome.CLEAR)


def _paused(case: Case, event: PainReported, cause: str, reasons: list[Reason]) -> Decision:
    """End the session and the day, and pause training until the clinician has looked."""
    session = case.state.session
    events: list[Event] = [
        event,
        TrainingSuspended(at=case.now, causes=(cause,), day_over=True),
    ]
    if session is not None and session.is_open:
        events.append(SessionClosed(at=case.now, end=SessionEnd.SEVERE_PAIN, why=cause))
    if not is_open(case, AlertKind.SUSPENDED):
        events.append(raised(case, AlertKind.SUSPENDED))
    return accept(events, reasons, Outcome.SUSPENDED)


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
    trained = trained_of(case.state, exercise)
    told = trained.result if trained else None
    worse = told is not None and read_pain(told.nrs, told.words, case.parameters) > Pain.SLIGHT
    return Reason.of("R5", "slight_after_worse" if worse else "slight", nrs=event.nrs)


def _stops_here(case: Case, event: PainReported, exercise: str) -> bool:
    """Whether this exercise stops at such pain: some do at any (I9)."""
    limit = case.exercise(exercise).stop_at_nrs
    session = case.state.session
    if limit is None or session is None or not session.is_open or not item_of(session, exercise):
        return False
    over = result_of(session, exercise).stopped
    felt = event.words is PainWords.UNCOMFORTABLE or (event.nrs or 0) >= limit
    return felt and not over


def report_effort(case: Case, command: ReportEffort) -> Decision:
    """Take the effort; from 7 on the exercise is over (R6, I16)."""
    exercise = command.exercise or _ran_last(case)
    if exercise is None:
        return case.refuse("R5", "which_exercise")
    if trained_of(case.state, exercise) is None:
        return case.refuse("R4", "not_in_session", exercise=exercise)
    if not 0 <= command.cr10 <= CR10_MAX:
        return case.refuse("R6", "invalid_cr10", given=command.cr10)
    events: list[Event] = [EffortReported(at=case.now, exercise=exercise, cr10=command.cr10)]
    if not exhausting(command.cr10, case.parameters):
        return accept(events)
    session = case.state.session
    here = session is not None and session.is_open and item_of(session, exercise) is not None
    if session is not None and here and not result_of(session, exercise).stopped:
        events.append(ExerciseStopped(at=case.now, exercise=exercise, rule="R6"))
    limit = case.parameters.effort_limit_cr10
    reason = Reason.of("R6", "exhausting", cr10=command.cr10, limit=limit)
    return accept(events, [reason], Outcome.REDUCED)
