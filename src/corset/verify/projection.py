"""Which states are one and the same to every decision: what a key forgets, and nothing else.

Forgotten are: absolute time (kept: how long ago, as far as a window reaches), names of alerts,
texts, who signed when, exact pain and effort inside one class, and counters past their last
threshold. A test and every exploration hold equal keys to equal decisions.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from corset.care.queries.release import item_of
from corset.care.queries.trained import is_told_of, trained_in
from corset.care.rules.dose import exhausting as too_much
from corset.care.rules.dose import read_pain
from corset.care.rules.facts import contraindication
from corset.therapy.answers import answer_to
from corset.therapy.programme import Programme
from corset.therapy.session import CheckAnswers, ExerciseResult, Result, Session
from corset.therapy.state import State
from corset.therapy.terms import NRS, Answer, SessionEnd

DISCOMFORTS = 3
WORKOUTS = 5


@dataclass(frozen=True, slots=True)
class View:
    """From where a state is seen: now, and what the commands of a chapter can tell apart.

    `spine`: how many days of the therapy count; `alerts`: whether an alert's hour counts;
    `back`: by how many days the clock may still be set back; `afterwards`: whether anything can
    still be said of a session that is over; `unnamed`: whether of an exercise that is not named;
    `earlier`: whether of a session before the last one, or of none.
    """

    now: datetime
    programme: Programme
    spine: int = 0
    alerts: bool = False
    back: int = 0
    afterwards: bool = True
    unnamed: bool = True
    earlier: bool = False

    def day(self, when: date | None) -> int | None:
        """Return a day as days from today; a day that is past for good is none."""
        if when is None or when < self.now.date() - timedelta(days=self.back):
            return None
        return (when - self.now.date()).days

    def since(self, when: datetime | None) -> float | None:
        """Return how long ago something was, as far as the whole-spine stage asks."""
        if when is None:
            return None
        return (
            min(self.now - when, timedelta(days=self.spine)).total_seconds() if self.spine else 0.0
        )


def key_of(state: State, view: View) -> tuple[object, ...]:
    """Return what decisions can see of a state, in parts."""
    session = state.session
    return (
        (state.enrolled, state.withdrawn, tuple(sorted(state.care_team))),
        state.intake,
        state.screening,
        (state.phase, bool(state.suspended), state.emergency_urgency, state.barred),
        state.proposal and (tuple(t.item for t in state.proposal.taken), state.proposal.opt_in),
        _plan(state),
        view.since(state.therapy_since),
        _check(state, view),
        _session(session, view) if session else None,
        _past(state, view),
        _progress(state, view),
        (view.day(state.trained_on), view.day(state.stopped_on)),
        _sets(state, view),
        (min(state.supervised, WORKOUTS), state.signed_off, state.whole_spine),
        _alerts(state, view),
    )


def _plan(state: State) -> object:
    plan = state.plan
    if plan is None:
        return None
    days = plan.whole_spine_days
    return plan.items, plan.supervised_sessions, days, plan.opt_in, plan.signed_by


def _check(state: State, view: View) -> object:
    """Whether anything in the check forbids or is open, not what; and when it was answered."""
    if state.check is None:
        return None
    at = state.check.at
    day = view.day(at.date())
    return day, None if day is None else at.time(), *_read(state.check.answers, view.programme)


def _read(check: CheckAnswers, programme: Programme) -> tuple[bool, bool]:
    """Return whether a check forbids training, and whether it leaves something open."""
    key = programme.digest, check
    if key not in _READ:
        p = programme.parameters
        passing = [c for c in programme.contraindications.values() if not c.lasting]
        found = {contraindication(check, asked, p) for asked in passing}
        asked = {answer_to(check.answers, name) for name in programme.check_questions}
        unsaid = Answer.UNKNOWN in found | asked or check.rest_pain not in NRS
        _READ[key] = Answer.YES in found, unsaid
    return _READ[key]


_READ: dict[tuple[str, CheckAnswers], tuple[bool, bool]] = {}


def _session(session: Session, view: View) -> object:
    if not (session.is_open or view.afterwards):
        return "over"
    results = frozenset(
        (_result(x, view, running=session.is_open), _is_left(session, x))
        for x in trained_in(session)
    )
    last = session.begun[-1] if session.begun and view.unnamed else None
    items = tuple(
        (i.exercise, i.repetitions, i.before.repetitions, i.before.clean, i.before.reduced)
        for i in session.items
    )
    day = view.day(session.started_at.date())
    said = results, last, items
    if not session.is_open:
        return session.end is SessionEnd.FINISHED, day if view.unnamed else None, said
    holds = tuple(i.hold_s for i in session.items)
    return session.kind, session.supervised, day, session.warmed_up, session.current, holds, said


def _past(state: State, view: View) -> object:
    """What was trained in earlier sessions, as far as a late report can still change a dose.

    What the last session has begun, or speaks of, takes its place there.
    """
    if not view.earlier:
        return ()
    now = {p.exercise: p.discomforts for p in state.progress}
    parts: list[object] = []
    for trained in state.past:
        item = trained.item
        if state.session is not None and is_told_of(state.session, item.exercise):
            continue
        result = _result(trained, view, running=False)
        stood = item.before.repetitions, item.before.clean, item.before.reduced
        felt = _discomforts(now.get(item.exercise, 0), item.before.discomforts)
        finished = trained.end is SessionEnd.FINISHED
        parts.append((result, item.repetitions, stood, felt, finished))
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
    if result.repetitions == handed:
        return "whole"
    return "nothing" if running and result.repetitions == 0 else "other"


def _progress(state: State, view: View) -> object:
    """Where exercises stand; discomforts past the third only as they differ from before."""
    parts: list[tuple[object, ...]] = []
    for x in state.progress:
        item = item_of(state.session, x.exercise) if view.afterwards else None
        felt = _discomforts(x.discomforts, item.before.discomforts if item else None)
        parts.append((x.exercise, x.repetitions, x.clean, x.reduced, *felt))
    return tuple(sorted(parts, key=_first))


def _discomforts(now: int, before: int | None) -> tuple[object, ...]:
    step = None if before is None else max(-1, min(now - before, 2))
    return min(now, DISCOMFORTS), before and min(before, DISCOMFORTS), step


def _first(part: tuple[object, ...]) -> str:
    return str(part[0])


def _sets(state: State, view: View) -> object:
    counted = ((c.exercise, view.day(c.day), c.sets) for c in state.sets)
    return tuple(sorted(c for c in counted if c[1] is not None))


def _alerts(state: State, view: View) -> object:
    """The alerts that wait, by kind and exercise; their hour only where one can be late."""
    if not view.alerts:
        return tuple(sorted((a.kind, a.exercise or "") for a in state.alerts))
    zero = timedelta()
    return tuple(
        sorted(
            (a.kind, a.exercise or "", max(a.due - view.now, zero), a.escalated)
            for a in state.alerts
        )
    )
