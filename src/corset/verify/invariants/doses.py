"""Pain, effort and dose: I6-I9, I11, I16."""

from corset.therapy import commands as c
from corset.therapy.terms import AlertKind, Phase
from corset.verify.invariants.registry import invariant
from corset.verify.oracle.article import LONGEST, MOST, STOPPING
from corset.verify.oracle.entries import doses_risen
from corset.verify.oracle.ledger import (
    DISCOMFORT,
    EXHAUSTING,
    MOST_AMPLITUDE,
    MOST_EFFORT,
    SEVERE,
    pain_of,
)
from corset.verify.oracle.sessions import exercise_of
from corset.verify.oracle.step import Step

FLOOR = 5
"""The deepest cut, where an exercise allows as many."""


@invariant("I6")
def severe_pain_bars(step: Step) -> bool:
    """Severe pain stops, bars, ends the session and tells the clinician, all at once."""
    command, after = step.given(c.ReportPain), step.transition.after
    if command is None or pain_of(command) < SEVERE:
        return False
    exercise = exercise_of(command, step.transition)
    kind = AlertKind.SEVERE_PAIN if exercise else AlertKind.SUSPENDED
    assert exercise in (*after.barred, None)
    assert any((a.kind, a.exercise) == (kind, exercise) for a in after.alerts)
    assert after.session is None or not after.session.is_open
    return True


@invariant("I6b")
def what_is_barred_is_not_handed_out(step: Step) -> bool:
    """A barred exercise stays away until a correction names it."""
    assert not step.ledger.barred & set(step.handed)
    assert step.ledger.barred <= set(step.transition.after.barred)
    return bool(step.ledger.barred) and bool(step.handed)


@invariant("I6c")
def severe_pain_ends_the_day(step: Step) -> bool:
    """After severe pain there is no training for the rest of the day."""
    now = step.transition.now
    over = any(when <= now and when.date() == now.date() for when in step.ledger.stopped)
    if over:
        assert not step.handed
    return over


@invariant("I7")
def dose_under_every_bound(step: Step) -> bool:
    """No dose over the prescription or over the article."""
    plan = step.transition.after.plan
    for exercise, (repetitions, hold) in step.handed.items():
        assert plan is not None
        item = next(i for i in plan.items if i.exercise == exercise)
        assert repetitions <= min(item.ceiling, MOST[exercise])
        assert hold <= min(item.hold_s, LONGEST[exercise])
    return bool(step.handed)


@invariant("I7b")
def plan_inside_its_bounds(step: Step) -> bool:
    """No signed plan holds more than the article allows, or less than a deepest cut leaves."""
    plan = step.transition.after.plan
    if plan is None or plan is step.transition.before.plan:
        return False
    for item in plan.items:
        assert item.repetitions >= FLOOR or MOST[item.exercise] < FLOOR
        assert 1 <= item.repetitions <= item.ceiling <= MOST[item.exercise]
        assert 0 <= item.hold_s <= LONGEST[item.exercise]
    return True


@invariant("I8")
def discomfort_cuts(step: Step) -> bool:
    """After discomfort the next dose is 5 to 10, and not above what was handed out."""
    session = step.ledger.session
    if session is None:
        return False
    felt = [x for x, report in session.reports if (report.pain or 0) >= DISCOMFORT]
    stands = {p.exercise: p.repetitions for p in step.transition.after.progress}
    for exercise in felt:
        handed = session.dose(exercise)
        assert stands[exercise] <= min(handed, 10)
        assert stands[exercise] >= min(FLOOR, handed) or MOST[exercise] < FLOOR
    return bool(felt)


@invariant("I8b")
def not_at_full_strength(step: Step) -> bool:
    """What was uncomfortable is handed out smaller and softer until two clean sessions (R4)."""
    sore = [r for r in step.released if step.ledger.clean_since_pain(r.exercise) is not None]
    for release in sore:
        assert release.strength.amplitude <= MOST_AMPLITUDE
        assert release.strength.effort <= MOST_EFFORT
    return bool(sore)


@invariant("I8c")
def an_uncomfortable_warm_up_is_smaller(step: Step) -> bool:
    """After discomfort in a warm-up the next ones are smaller until two clean sessions (R4)."""
    sore = step.ledger.warm_up is not None
    if sore:
        assert step.transition.after.warm_up.reduced
    return sore


@invariant("I9")
def some_stop_at_any_pain(step: Step) -> bool:
    """What stops at any pain at all is over for the session then."""
    session = step.ledger.session
    if session is None or session.end is not None:
        return False
    hurt = {exercise for exercise in STOPPING if (session.of(exercise).pain or 0) >= 1}
    assert not hurt & {release.exercise for release in step.released}
    running = step.transition.after.session
    assert not hurt or running is None or running.current not in hurt
    return bool(hurt)


@invariant("I11")
def rises_slowly(step: Step) -> bool:
    """A dose rises by 2 at most, and after two clean sessions."""
    before, after = step.transition.before, step.transition.after
    risen = doses_risen(before, after)
    was = {p.exercise: p.repetitions for p in before.progress}
    now = {p.exercise: p.repetitions for p in after.progress} if risen else {}
    for exercise in risen:
        assert now[exercise] - was[exercise] <= 2
        assert step.ledger.clean_sessions(exercise) >= 2
        assert not step.ledger.held
    return bool(risen)


@invariant("I27")
def low_after_a_pause(step: Step) -> bool:
    """After a pause or an exacerbation no dose is over half of what it was, until it is trained."""
    limits = dict(step.ledger.limits)
    for exercise, (repetitions, _) in step.handed.items():
        assert repetitions <= limits.get(exercise, repetitions)
    return bool(limits.keys() & step.handed.keys())


@invariant("I27b")
def a_new_therapy_starts_low(step: Step) -> bool:
    """A therapy that begins anew has no dose, no plan and no answer of the one before."""
    if step.given(c.Enrol) is None:
        return False
    after = step.transition.after
    assert after.progress == ()
    assert after.plan is None
    assert after.screening == ()
    assert after.phase is Phase.UNKNOWN
    return True


@invariant("I16")
def nothing_is_made_up_for(step: Step) -> bool:
    """What is done, or was exhausting, is over for the session."""
    session = step.ledger.session
    if session is None or session.end is not None:
        return False
    now = {release.exercise for release in step.released}
    over = {x for x, r in session.reports if r.done is not None or r.effort >= EXHAUSTING}
    assert not now & over
    return bool(over)


@invariant("I16b")
def exhaustion_ends_the_exercise(step: Step) -> bool:
    """An effort of 7 ends the exercise at once."""
    command = step.given(c.ReportEffort)
    if command is None or command.cr10 < EXHAUSTING:
        return False
    session = step.transition.after.session
    if session is not None and session.is_open:
        assert session.current != exercise_of(command, step.transition)
    return True
