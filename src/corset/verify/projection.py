"""Which states are one and the same to every decision: what a key forgets, and nothing else.

Forgotten are: absolute time (kept: how long ago, as far as a window reaches), names of alerts,
texts, who signed when, exact pain and effort inside one class, and counters past their last
threshold. A test and every exploration hold equal keys to equal decisions.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime, timedelta
from operator import attrgetter

from corset.care.commands.therapy import ages_that_count
from corset.care.queries.release import item_of
from corset.care.queries.trained import is_told_of, trained_in
from corset.care.rules.clock import is_behind
from corset.care.rules.dose import exhausting as too_much
from corset.care.rules.dose import read_pain
from corset.care.rules.facts import contraindication
from corset.therapy.answers import answer_to
from corset.therapy.intake import Intake
from corset.therapy.plan import Progress
from corset.therapy.programme import Programme
from corset.therapy.session import CheckAnswers, Closure, ExerciseResult, Result, Session
from corset.therapy.state import State
from corset.therapy.terms import NRS, Answer, SessionEnd
from corset.verify.view import View

DISCOMFORTS = 3
WORKOUTS = 5
FINISHED_DAYS = 10
LONG_AGO = None, None
RINGS = 5
"""From here on an alert rings once a day."""
SOON = 100
"""Days within which a birthday that counts is told apart: no chapter leaps as far."""


def key_of(state: State, view: View) -> tuple[object, ...]:
    """Return what decisions can see of a state, in parts."""
    session = state.session
    return (
        (state.enrolled, state.withdrawn, tuple(sorted(state.care_team))),
        intake_key(state.intake, view),
        state.screening,
        (state.phase, bool(state.suspended), state.emergency_urgency, state.barred),
        state.proposal and (tuple(t.item for t in state.proposal.taken), state.proposal.opt_in),
        _plan(state),
        view.since(state.therapy_since),
        _check(state, view),
        _session(session, view) if session else None,
        _past(state, view),
        _progress(state, view),
        _warm_up(state, view),
        _day(state, view),
        _sets(state, view),
        (min(state.supervised, WORKOUTS), state.signed_off, state.whole_spine, state.held),
        _stage(state, view),
        _alerts(state, view),
    )


def intake_key(intake: Intake, view: View) -> object:
    """The facts; of the day since when the age is known only a birthday soon that counts."""
    digest = view.programme.digest
    ages = _AGES.get(digest) or _AGES.setdefault(digest, ages_that_count(view.programme))
    birthdays = (intake.reached(age) for age in ages if age > (intake.age or age))
    birthday = next(birthdays, None)
    return _FACTS(intake), birthday and view.until(birthday, SOON)


_FACTS = attrgetter(*(f.name for f in fields(Intake) if f.name != "age_on"))
_AGES: dict[str, tuple[int, ...]] = {}


def _warm_up(state: State, view: View) -> object:
    """How the warm-up stands, and whether discomfort in it was told in a session that counts.

    One that counts is of this day, or has not been finished yet.
    """
    stands, session = state.warm_up, state.session
    told = session is not None and stands.hurt_in == session.started_at
    counts = session is not None and (
        session.is_open or view.day(session.started_at.date()) is not None
    )
    counted = view.day(stands.clean_on)
    felt = min(stands.discomforts, DISCOMFORTS)
    return felt, stands.clean, stands.reduced, counted, told and counts


def _day(state: State, view: View) -> object:
    """What was done on which day, and how many hours or days ago, as far as rules ask."""
    gap = timedelta(hours=view.programme.parameters.session_gap_hours)
    known = tuple(view.moment(when) for when in (state.latest, state.set_back_at))
    return (
        (view.day(state.trained_on), view.ago(state.trained_at, gap)),
        frozenset((view.day(x.date()), view.ago(x, gap)) for x in _stops(state, view)) - {LONG_AGO},
        (view.days_since(state.trained_on, 28), view.days_since(state.rested_from, 7)),
        known if view.sets_back else is_behind(state, view.now),
        frozenset(_closure(closure, view) for closure in state.closures) - {None},
    )


def _stops(state: State, view: View) -> Iterable[datetime]:
    """When severe pain ended a day; of what is past only the last, where no clock goes back."""
    past = sorted(x for x in state.stopped_at if x <= view.now)
    return (*past[0 if view.sets_back else -1 :], *(x for x in state.stopped_at if x > view.now))


def _closure(closure: Closure, view: View) -> object:
    if view.day(closure.at.date()) is None:
        return None
    p = view.programme.parameters
    most = timedelta(minutes=max(p.take_back_minutes, p.pressure_again_minutes) + 1)
    return closure.question, closure.cause, view.ago(closure.at, most)


def _stage(state: State, view: View) -> object:
    """On how many days a session was finished, as far as the whole-spine stage asks."""
    if not view.spine:
        return None
    finished = min(state.finished_days, FINISHED_DAYS)
    return finished, view.day(state.finished_on)


def _plan(state: State) -> object:
    plan = state.plan
    if plan is None:
        return None
    stage = plan.supervised_sessions, plan.whole_spine_days, plan.whole_spine_sessions
    return plan.items, stage, plan.opt_in, plan.signed_by


def _check(state: State, view: View) -> object:
    """Whether anything in the check forbids or is open, not what; and when it was answered."""
    if state.check is None:
        return None
    at = state.check.at
    day = view.day(at.date())
    return day, None if day is None else at.time(), _read(state.check.answers, view.programme)


def _read(check: CheckAnswers, programme: Programme) -> tuple[bool, bool, bool]:
    """Return what a check forbids and leaves open, and whether a painkiller was taken."""
    key = programme.digest, check
    if key not in _READ:
        p = programme.parameters
        passing = [c for c in programme.contraindications.values() if not c.lasting]
        found = {contraindication(check, asked, p) for asked in passing}
        asked = {answer_to(check.answers, name) for name in programme.check_questions}
        taken = check.painkillers or 0
        unsaid = Answer.UNKNOWN in found | asked or check.rest_pain not in NRS or taken < 0
        _READ[key] = Answer.YES in found, unsaid, taken > 0
    return _READ[key]


_READ: dict[tuple[str, CheckAnswers], tuple[bool, bool, bool]] = {}


def _session(session: Session, view: View) -> object:
    if not (session.is_open or view.afterwards):
        return "over"
    results = frozenset(
        (_result(x, view, running=session.is_open), _is_left(session, x))
        for x in trained_in(session)
    )
    last = session.begun[-1] if session.begun and view.unnamed else None
    items = tuple(
        (i.exercise, i.repetitions, *_before(i.before, session.started_at.date()))
        for i in session.items
    )
    day = view.day(session.started_at.date())
    said = results, last, items, session.medicated, session.lowered
    if not session.is_open:
        return session.end is SessionEnd.FINISHED, day if view.unnamed else None, said
    holds = tuple(i.hold_s for i in session.items)
    return session.kind, session.supervised, day, session.warmed_up, session.current, holds, said


def _before(before: Progress, day: date) -> tuple[object, ...]:
    """Where an exercise stood before a session, as far as its result is read by that."""
    counted = before.clean_on == day
    return before.repetitions, before.clean, before.reduced, counted


def _past(state: State, view: View) -> object:
    """What was trained in earlier sessions, as far as a late report can still change a dose.

    What the last session has begun, or speaks of, takes its place there.
    """
    if not view.earlier:
        return ()
    now = {p.exercise: p for p in state.progress}
    parts: list[object] = []
    for trained in state.past:
        item = trained.item
        if state.session is not None and is_told_of(state.session, item.exercise):
            continue
        result = _result(trained, view, running=False)
        stood = _before(item.before, trained.day)
        stands = now.get(item.exercise, item.before)
        felt = _counted(stands.discomforts, item.before.discomforts)
        stopped = _counted(stands.stops, item.before.stops)
        ended = trained.end is SessionEnd.FINISHED, trained.medicated, trained.lowered
        parts.append((result, item.repetitions, stood, felt, stopped, ended))
    return frozenset(parts)


def _is_left(session: Session, trained: ExerciseResult) -> bool:
    """Whether what was done of an exercise can still be told."""
    return trained.result.repetitions is None and trained.item.exercise in session.begun


def _result(trained: ExerciseResult, view: View, *, running: bool) -> object:
    result, p = trained.result, view.programme.parameters
    pain = read_pain(result.nrs, result.words, p)
    exhausting = too_much(result.cr10, p)
    done = _done(result, trained.item.repetitions, running=running)
    return result.exercise, pain, done, exhausting, result.stopped


def _done(result: Result, handed: int, *, running: bool) -> str:
    if result.repetitions is None:
        return "not said"
    if result.repetitions == handed and not result.hurried:
        return "whole"
    return "nothing" if running and result.repetitions == 0 else "other"


def _progress(state: State, view: View) -> object:
    """Where exercises stand; discomforts past the third only as they differ from before."""
    parts: list[tuple[object, ...]] = []
    for x in state.progress:
        item = item_of(state.session, x.exercise) if view.afterwards else None
        felt = _counted(x.discomforts, item.before.discomforts if item else None)
        stopped = _counted(x.stops, item.before.stops if item else None)
        counted = view.day(x.clean_on)
        parts.append((x.exercise, x.repetitions, x.clean, x.reduced, counted, felt, stopped))
    return tuple(sorted(parts, key=_first))


def _counted(now: int, before: int | None) -> tuple[object, ...]:
    """Return a run past its third only as it differs from what it was before."""
    step = None if before is None else max(-1, min(now - before, 2))
    return min(now, DISCOMFORTS), before and min(before, DISCOMFORTS), step


def _first(part: tuple[object, ...]) -> str:
    return str(part[0])


def _sets(state: State, view: View) -> object:
    gap = timedelta(hours=view.programme.parameters.set_gap_hours)
    again = {x.id for x in view.programme.exercises.values() if x.sets_a_day > 1}
    counted = (
        (c.exercise, day, c.sets if day is not None else 0, ago)
        for c in state.sets
        for day in [view.day(c.day)]
        for ago in [view.ago(c.last, gap) if c.exercise in again else None]
        if day is not None or ago is not None
    )
    return frozenset(counted)


def _alerts(state: State, view: View) -> object:
    """The alerts that wait, by kind and exercise; their hour only where one can be late."""
    if not view.alerts:
        return tuple(sorted((a.kind, a.exercise or "") for a in state.alerts))
    zero = timedelta()
    return tuple(
        sorted(
            (a.kind, a.exercise or "", max(a.due - view.now, zero), min(a.rings, RINGS))
            for a in state.alerts
        )
    )
