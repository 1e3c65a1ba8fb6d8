"""What follows from what just happened: a session that may not go on, doses that move."""

from collections.abc import Iterable, Iterator

from corset.care.case import Case, Part
from corset.care.commands.alerts import referred
from corset.care.commands.pause import dose_set
from corset.care.copying import replace
from corset.care.queries.release import progress_of, running_findings
from corset.care.queries.trained import trained_in, trained_of
from corset.care.rules.dose import review
from corset.care.rules.exercises import withheld
from corset.care.rules.warm_up import eased
from corset.therapy.events import (
    EffortReported,
    Event,
    ExerciseFinished,
    ExerciseStopped,
    PainReported,
    SessionClosed,
    WarmUpSet,
)
from corset.therapy.plan import Progress
from corset.therapy.programme import Exercise
from corset.therapy.reason import Reason
from corset.therapy.session import ExerciseResult, Session, SessionItem
from corset.therapy.state import State
from corset.therapy.terms import Outcome, SessionEnd


def closing(case: Case, before: State, _: Iterable[Event]) -> Part:
    """End the open session when what just happened forbids it (I1, I2, I3)."""
    session = case.state.session
    if session is None or not session.is_open:
        return [], []
    if case.state.plan is not before.plan:  # signed anew is changed, even if nothing differs
        reason = Reason.of("R7", "plan_changed")
        return [SessionClosed(at=case.now, end=SessionEnd.ABANDONED, why="plan_changed")], [reason]
    if not session.runs_on(case.now.date()):
        reason = Reason.of("R11", "left_open")
        return [SessionClosed(at=case.now, end=SessionEnd.ABANDONED, why="left_open")], [reason]
    findings = running_findings(state=case.state, now=case.now, programme=case.programme)
    ending = [f for f in findings if f.outcome not in _WAITS]
    if not ending:
        return [], []
    emergency = ending[0].outcome is Outcome.EMERGENCY
    end = SessionEnd.EMERGENCY if emergency else SessionEnd.UNSAFE
    closed = SessionClosed(at=case.now, end=end, why=ending[0].reason.rule)
    return [closed], [f.reason for f in ending]


_WAITS = frozenset({Outcome.NEEDS_ANSWER, Outcome.NEEDS_SUPERVISION})
"""Outcomes that hold a running session without ending it: an answer opens it again."""


def stopping(case: Case, _: State, __: Iterable[Event]) -> Part:
    """Stop the exercise that runs when what just happened no longer allows it (I12, I18)."""
    session, plan = case.state.session, case.state.plan
    if session is None or session.current is None or plan is None:
        return [], []
    item = next(i for i in plan.items if i.exercise == session.current)
    findings = withheld(
        state=case.state, plan=plan, item=item, now=case.now, programme=case.programme
    )
    if not findings:
        return [], []
    rule = findings[0].reason.rule
    stopped = ExerciseStopped(at=case.now, exercise=item.exercise, rule=rule)
    return [stopped], [finding.reason for finding in findings]


def doses(case: Case, before: State, new: Iterable[Event]) -> Part:
    """Let the doses follow from all that was reported of exercises.

    Each is reviewed when it is spoken of, and when the session comes to its regular end: what a
    clinician has set since outlives a word about another exercise (R5).
    """
    events: list[Event] = []
    reasons: list[Reason] = []
    for trained, finishes in _reviewed(case.state, before, new):
        new_events, new_reasons = _dose(case, trained, finishes=finishes)
        events += new_events
        reasons += new_reasons
    return events, reasons


def easing(case: Case, before: State, _: Iterable[Event]) -> Part:
    """Let the warm-up follow from a session that came to its regular end (R4)."""
    session, stands = case.state.session, case.state.warm_up
    if session is None or not _finishes_now(session, before):
        return [], []
    after = eased(stands, session, case.parameters)
    return ([], []) if after == stands else ([WarmUpSet(at=case.now, progress=after)], [])


def _reviewed(
    state: State, before: State, new: Iterable[Event]
) -> Iterator[tuple[ExerciseResult, bool]]:
    """Yield what was spoken of, and all of a session that just came to its regular end."""
    session = state.session
    if session is not None and _finishes_now(session, before):
        yield from ((trained, True) for trained in trained_in(session))
        return
    spoken = dict.fromkeys(event.exercise for event in new if isinstance(event, _REPORTS))
    for exercise in spoken:
        trained = trained_of(state, exercise) if exercise else None
        if trained is not None:
            yield trained, False


_REPORTS = (ExerciseFinished, ExerciseStopped, PainReported, EffortReported)


def _dose(case: Case, trained: ExerciseResult, *, finishes: bool) -> Part:
    """Review one exercise; also one that the plan has lost since: it may come back."""
    item = trained.item
    exercise = case.exercise(item.exercise)
    after = review(
        trained=trained, exercise=exercise, ceiling=_ceiling(case, exercise), p=case.parameters
    )
    now = progress_of(case.state, item.exercise)
    if not finishes:
        # A word that comes late completes no pair of clean sessions: it may have been spent.
        whole = after.clean >= case.parameters.clean_sessions
        clean = now.clean if whole else after.clean
        after = replace(after, repetitions=min(after.repetitions, now.repetitions), clean=clean)
    if trained.lowered:
        after = replace(after, clean=min(after.clean, now.clean))
    if after == now:
        return [], []
    dose = dose_set(case, after)
    if item.exercise in case.state.barred:
        return [dose], []  # severe pain has said and told all that there is to say
    alert = referred(case, after.exercise, max(after.discomforts, after.stops))
    return [dose, *alert], _dose_reasons(case, item, after)


def _ceiling(case: Case, exercise: Exercise) -> int:
    """Return how far a dose may grow: to the prescription, never over the article (I7).

    While a changed fact waits for a review, a dose stays where it is (R9).
    """
    items = case.state.plan.items if case.state.plan else ()
    prescribed = [item.ceiling for item in items if item.exercise == exercise.id]
    stands = [progress_of(case.state, exercise.id).repetitions] * case.state.held
    return min([*prescribed, *stands, exercise.dose.max])


def _finishes_now(session: Session, before: State) -> bool:
    """Whether the session just came to its regular end: only then may a dose rise (I11)."""
    was_open = before.session is not None and before.session.is_open
    return was_open and session.end is SessionEnd.FINISHED


def _dose_reasons(case: Case, item: SessionItem, after: Progress) -> list[Reason]:
    exercise, before, now = item.exercise, item.repetitions, after.repetitions
    if after.discomforts > item.before.discomforts:
        key = "cut" if now < before else "stays_low"
        cut = [Reason.of("R4", key, exercise=exercise, before=before, after=now)]
        referred = after.discomforts >= case.parameters.discomfort_referral
        return cut + [Reason.of("R4", "referred", exercise=exercise)] * referred
    reasons: list[Reason] = []
    if after.stops > item.before.stops and after.stops >= case.parameters.discomfort_referral:
        reasons.append(Reason.of("R4", "stopped_again", exercise=exercise))
    if after.repetitions > item.before.repetitions:
        reasons.append(Reason.of("R20", "rise", exercise=exercise, before=before, after=now))
    if item.before.reduced and not after.reduced:
        reasons.append(Reason.of("R4", "full_strength", exercise=exercise))
    return reasons
