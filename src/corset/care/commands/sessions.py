"""A session: opened through the gates, warmed up, exercise by exercise, closed."""

from corset.care.case import Case, accept, refusal
from corset.care.commands.pause import lowered
from corset.care.evolve import fold
from corset.care.queries.release import (
    dose_now,
    fits,
    is_over,
    released,
    result_of,
    running_findings,
    session_items,
    shortest_warm_up,
)
from corset.care.queries.trained import is_earlier, trained_of
from corset.care.rules.gates import assess
from corset.care.rules.pace import is_hurried
from corset.therapy.commands import (
    AbandonSession,
    FinishExercise,
    FinishSession,
    StartExercise,
    StartSession,
    WarmUp,
)
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import (
    ExerciseFinished,
    ExerciseStarted,
    SessionClosed,
    SessionStarted,
    WarmedUp,
)
from corset.therapy.plan import Plan
from corset.therapy.reason import Reason
from corset.therapy.session import ExerciseResult, Session, SessionItem
from corset.therapy.terms import REPETITIONS, Outcome, Role, SessionEnd, SessionKind


def start_session(case: Case, command: StartSession) -> Decision:
    """Open a session, or say everything that keeps it closed."""
    session = case.state.session
    if session is not None and session.runs_on(case.now.date()):
        return case.refuse("R2", "already_open")
    supervised = case.by.role in {Role.CLINICIAN, Role.SPECIALIST}
    findings = assess(
        state=case.state,
        now=case.now,
        programme=case.programme,
        supervised=supervised,
        kind=command.kind,
    )
    if findings:
        return refusal(findings)
    return _opened(case, command, supervised=supervised)


def _opened(case: Case, command: StartSession, *, supervised: bool) -> Decision:
    """Hand out the session. One left open overnight is closed: the day's check saw to that."""
    lowering, why = lowered(case)
    case = case.at(fold(lowering, case.state))
    plan = case.state.plan
    assert plan is not None, "the gate of R7 lets nobody through without a plan"
    items, out = session_items(
        state=case.state,
        plan=plan,
        kind=command.kind,
        now=case.now,
        programme=case.programme,
    )
    if not items:
        return refusal([*out, _empty(case, plan, command.kind, out)])
    check = case.state.check
    event = SessionStarted(
        at=case.now,
        kind=command.kind,
        supervised=supervised,
        items=items,
        medicated=check is not None and (check.answers.painkillers or 0) > 0,
    )
    reasons = [Reason.of("R11", "warm_up_first"), *(finding.reason for finding in out)]
    return accept([*lowering, event], [*why, *reasons])


def _empty(case: Case, plan: Plan, kind: SessionKind, out: tuple[Finding, ...]) -> Finding:
    """Say why a session would hold nothing: not opened, done often enough, or left out."""
    left_out = {finding.reason.exercise for finding in out}
    fitting = [item.exercise for item in plan.items if fits(case.exercise(item.exercise), kind)]
    if not fitting:
        return Finding(Outcome.NEEDS_CLINICIAN, Reason.of("R24", "not_opened"))
    if any(exercise not in left_out for exercise in fitting):
        return Finding(Outcome.BLOCKED_TODAY, Reason.of("R24", "often_enough"))
    return Finding(Outcome.NEEDS_CLINICIAN, Reason.of("R7", "nothing_to_train"))


def _blocked(case: Case) -> Decision | None:
    """Refuse whatever needs an open session that may go on."""
    session = case.state.session
    if session is None or not session.is_open:
        return case.refuse("R2", "no_session")
    findings = running_findings(state=case.state, now=case.now, programme=case.programme)
    return refusal(findings) if findings else None


def _running(case: Case) -> Session:
    assert case.state.session is not None, "checked by _blocked"
    return case.state.session


def warm_up(case: Case, command: WarmUp) -> Decision:
    """Note that the warm-up was done; one that was too short is none (R6)."""
    blocked = _blocked(case)
    if blocked:
        return blocked
    if _running(case).warmed_up:
        return case.refuse("R11", "already_warm")
    if command.seconds is not None:
        needed = shortest_warm_up(state=case.state, programme=case.programme)
        if not command.seconds >= needed:
            return case.refuse("R6", "warm_up_short", seconds=int(command.seconds), needed=needed)
    return accept([WarmedUp(at=case.now, seconds=command.seconds)], [Reason.of("R11", "warm")])


def start_exercise(case: Case, command: StartExercise) -> Decision:
    """Begin an exercise that is released now."""
    blocked = _blocked(case)
    if blocked:
        return blocked
    session = _running(case)
    if not session.warmed_up:
        return case.refuse("R11", "cold")
    if session.current is not None:
        return case.refuse("R6", "one_at_a_time", exercise=session.current)
    open_now = [
        release.exercise
        for release in released(state=case.state, now=case.now, programme=case.programme)
    ]
    if command.exercise in open_now:
        return accept([ExerciseStarted(at=case.now, exercise=command.exercise)])
    return _not_released(case, session, command.exercise, open_now)


def _not_released(case: Case, session: Session, exercise: str, open_now: list[str]) -> Decision:
    if is_over(session, exercise):
        return case.refuse("R6", "no_catching_up", exercise=exercise)
    if exercise in case.state.barred:
        return case.refuse("R5", "barred", exercise=exercise)
    return case.refuse("R7", "not_released", exercise=exercise, known=tuple(open_now))


def finish_exercise(case: Case, command: FinishExercise) -> Decision:
    """Record the repetitions done; more than handed out are recorded and not counted (R6).

    What was done of an exercise that was broken off may be told afterwards, too (I25).
    """
    session = case.state.session
    trained = trained_of(case.state, command.exercise)
    late = trained is not None and trained.result.repetitions is None and _is_left(case, trained)
    if session is None or not (session.is_open or late):
        return case.refuse("R2", "no_session")
    if trained is None or (session.current != command.exercise and not late):
        return case.refuse("R6", "not_current", exercise=command.exercise)
    if command.repetitions < 0:
        return case.refuse("R6", "negative", given=command.repetitions)
    if command.repetitions not in REPETITIONS:
        return case.refuse("R6", "too_high", given=command.repetitions, high=REPETITIONS[-1])
    return _finished(case, command, trained.item)


def _finished(case: Case, command: FinishExercise, item: SessionItem) -> Decision:
    session = _running(case)
    handed, _ = dose_now(session, item, case.programme)
    hurried = is_hurried(
        seconds=command.seconds,
        exercise=case.exercise(command.exercise),
        done=min(command.repetitions, handed),
        hold_s=item.hold_s,
        p=case.parameters,
    )
    event = ExerciseFinished(
        at=case.now,
        exercise=command.exercise,
        repetitions=command.repetitions,
        seconds=command.seconds,
        hurried=hurried,
    )
    reasons = [Reason.of("R6", "hurried", exercise=command.exercise)] * hurried
    if command.repetitions > handed:
        reasons.append(Reason.of("R6", "too_many", done=command.repetitions, handed=handed))
        return accept([event], reasons, Outcome.REDUCED)
    return accept([event], reasons)


def _is_left(case: Case, trained: ExerciseResult) -> bool:
    """Whether an exercise was broken off: by a rule, or because its session was over."""
    state, exercise = case.state, trained.item.exercise
    begun = state.session is not None and exercise in state.session.begun
    left = begun or is_earlier(state, trained)
    return trained.result.stopped or (trained.end is not None and left)


def finish_session(case: Case, _: FinishSession) -> Decision:
    """Close a session regularly; one in which nothing was done is only abandoned."""
    session = case.state.session
    if session is None or not session.is_open:
        return case.refuse("R2", "no_session")
    if session.current is not None:
        return case.refuse("R6", "one_at_a_time", exercise=session.current)
    if not any(result.repetitions for result in session.results):
        event = SessionClosed(at=case.now, end=SessionEnd.ABANDONED, why="nothing_done")
        return accept([event], [Reason.of("R10", "nothing_done")])
    workout = case.by.role is not Role.PATIENT and _is_workout(case, session)
    closed = SessionClosed(at=case.now, end=SessionEnd.FINISHED, workout=workout)
    said = session.supervised and session.kind is SessionKind.MAIN and not workout
    return accept([closed], [Reason.of("R10", "no_workout")] * said)


def _is_workout(case: Case, session: Session) -> bool:
    """Whether enough of its exercises were done to enough of their dose (R10)."""
    part = case.parameters.workout_part
    done = [
        item
        for item in session.items
        if (result_of(session, item.exercise).repetitions or 0) >= part * item.repetitions
    ]
    return len(done) >= part * len(session.items)


def abandon_session(case: Case, command: AbandonSession) -> Decision:
    """Close a session early. Nothing is made up for (R6)."""
    session = case.state.session
    if session is None or not session.is_open:
        return case.refuse("R2", "no_session")
    event = SessionClosed(at=case.now, end=SessionEnd.ABANDONED, why=command.why)
    return accept([event], [Reason.of("R6", "no_making_up")])
