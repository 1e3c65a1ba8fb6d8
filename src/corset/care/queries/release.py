"""What is handed to the patient: a new session's items, and what of the open one is released."""

import math
from datetime import date, datetime, timedelta

from corset.care.rules.clock import done_at
from corset.care.rules.dose import cut, handed_out, read_pain, strength
from corset.care.rules.exercises import withheld
from corset.care.rules.facts import neck_spared
from corset.care.rules.gates import Situation, assess, checked_today
from corset.coach.duration import warm_up_seconds
from corset.therapy.decision import Finding, Release
from corset.therapy.plan import Plan, PlanItem, Progress, Strength
from corset.therapy.programme import Exercise, Programme, WarmUpPart
from corset.therapy.session import Check, Result, Session, SessionItem
from corset.therapy.state import State
from corset.therapy.terms import Neck, Pain, SessionKind


def session_items(
    *, state: State, plan: Plan, kind: SessionKind, now: datetime, programme: Programme
) -> tuple[tuple[SessionItem, ...], tuple[Finding, ...]]:
    """Return the exercises of a session that begins now, and why others are not in it."""
    items: list[SessionItem] = []
    out: list[Finding] = []
    for item in plan.items:
        exercise = programme.exercises[item.exercise]
        findings = withheld(state=state, plan=plan, item=item, now=now, programme=programme)
        out += findings
        again = may_again(state, exercise, now, programme)
        if fits(exercise, kind) and again and not findings:
            before = progress_of(state, item.exercise)
            dose = dose_of(state, item, exercise)
            items.append(
                SessionItem(
                    exercise=item.exercise, repetitions=dose, hold_s=item.hold_s, before=before
                )
            )
    return tuple(items), tuple(out)


def fits(exercise: Exercise, kind: SessionKind) -> bool:
    """Whether an exercise belongs into such a session: into a stretch, if several times a day."""
    return exercise.sets_a_day > 1 or kind is SessionKind.MAIN


def released(*, state: State, now: datetime, programme: Programme) -> tuple[Release, ...]:
    """Return the exercises that the patient may do now; empty before the warm-up (R11).

    A session that is over does not run today, which the gate of R11 finds.
    """
    session, plan = state.session, state.plan
    if session is None or plan is None or not session.warmed_up:
        return ()
    if running_findings(state=state, now=now, programme=programme):
        return ()
    allowed = {
        item.exercise
        for item in plan.items
        if not withheld(state=state, plan=plan, item=item, now=now, programme=programme)
    }
    return tuple(
        _release(item, session, programme)
        for item in session.items
        if item.exercise in allowed and not is_over(session, item.exercise)
    )


def running_findings(*, state: State, now: datetime, programme: Programme) -> tuple[Finding, ...]:
    """Return what keeps the open session from going on."""
    assert state.session is not None
    return assess(
        state=state,
        now=now,
        programme=programme,
        supervised=state.session.supervised,
        running=True,
    )


def reduced_dose(*, item: SessionItem, exercise: Exercise) -> int:
    """Return what is left of an item's dose once it is uncomfortable (R4)."""
    return cut(item.before, item.repetitions, exercise).repetitions


def valid_check(*, state: State, now: datetime, programme: Programme) -> Check | None:
    """Return the check that holds now: the one against which its gate finds nothing."""
    situation = Situation(
        state=state,
        now=now,
        programme=programme,
        supervised=False,
        kind=SessionKind.MAIN,
        running=False,
    )
    return None if any(checked_today(situation)) else state.check


def warm_up_parts(*, state: State, programme: Programme) -> tuple[WarmUpPart, ...]:
    """Return the warm-up for this patient: nothing that moves a sick neck (R11, R17)."""
    spared = neck_spared(state)
    parts = programme.warm_up.parts
    return tuple(part for part in parts if not (spared and part.neck is not Neck.STILL))


def shortest_warm_up(*, state: State, programme: Programme) -> int:
    """Return the whole seconds under which a warm-up of this patient is none."""
    warm_up, p = programme.warm_up, programme.parameters
    parts = warm_up_parts(state=state, programme=programme)
    return math.floor(p.hurried_part * warm_up_seconds(parts, warm_up.tempo, p))


def _release(item: SessionItem, session: Session, programme: Programme) -> Release:
    exercise = programme.exercises[item.exercise]
    dose, reduced = dose_now(session, item, programme)
    asked = strength(reduced=reduced, p=programme.parameters)
    return Release(item.exercise, dose, item.hold_s, exercise.dose.per_side, asked)


def dose_now(session: Session, item: SessionItem, programme: Programme) -> tuple[int, bool]:
    """Return the repetitions of an item as it stands, and whether at less than full strength.

    Discomfort cuts at once, in the session in which it is told (R4).
    """
    result = result_of(session, item.exercise)
    pain = read_pain(result.nrs, result.words, programme.parameters)
    if pain is Pain.DISCOMFORT:
        exercise = programme.exercises[item.exercise]
        return reduced_dose(item=item, exercise=exercise), True
    return item.repetitions, item.before.reduced


def is_over(session: Session, exercise: str) -> bool:
    """Whether an exercise is done or stopped in this session: no catching up (R6, I16)."""
    result = result_of(session, exercise)
    return result.stopped or result.repetitions is not None


def result_of(session: Session, exercise: str) -> Result:
    """Return what came of an exercise so far."""
    return reported(session, exercise) or Result(exercise=exercise)


def reported(session: Session, exercise: str) -> Result | None:
    """Return what was reported of an exercise, if anything was."""
    return next((r for r in session.results if r.exercise == exercise), None)


def item_of(session: Session | None, exercise: str) -> SessionItem | None:
    """Return the session's item for an exercise, if it has one."""
    items = session.items if session else ()
    return next((item for item in items if item.exercise == exercise), None)


def dose_of(state: State, item: PlanItem, exercise: Exercise) -> int:
    """Return the repetitions that a session would hand out. Raises KeyError for no prescription."""
    return handed_out(progress_of(state, item.exercise), item, exercise)


def strength_of(*, state: State, exercise: str, programme: Programme) -> Strength:
    """Return how large and how hard a prescribed exercise is done next (R4)."""
    reduced = progress_of(state, exercise).reduced
    return strength(reduced=reduced, p=programme.parameters)


def progress_of(state: State, exercise: str) -> Progress:
    """Return where a prescribed exercise stands. Raises KeyError for one never prescribed."""
    for progress in state.progress:
        if progress.exercise == exercise:
            return progress
    message = f"{exercise} was never prescribed"
    raise KeyError(message)


def may_again(state: State, exercise: Exercise, now: datetime, programme: Programme) -> bool:
    """Return whether another set may be begun: not too many a day, and hours apart (R24)."""
    last = next((c.last for c in state.sets if c.exercise == exercise.id), None)
    last = done_at(last, state, now)
    gap = timedelta(hours=programme.parameters.set_gap_hours)
    apart = exercise.sets_a_day == 1 or last is None or now - last >= gap
    return apart and sets_on(state, exercise.id, now.date()) < exercise.sets_a_day


def sets_on(state: State, exercise: str, day: date) -> int:
    """Return how many sets of an exercise were begun on a day."""
    return next(
        (c.sets for c in state.sets if c.exercise == exercise and c.day == day),
        0,
    )
