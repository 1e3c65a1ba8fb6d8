"""What the invariants can see of the ledger: as bounded as the states beside it."""

from datetime import datetime, timedelta

from corset.verify.oracle.answers import Closed
from corset.verify.oracle.article import SETS
from corset.verify.oracle.ledger import (
    DISCOMFORT,
    EXHAUSTING,
    SEVERE,
    Ledger,
    Outcome,
    Report,
    Training,
)
from corset.verify.projection import WORKOUTS, intake_key
from corset.verify.view import View

STAGE = timedelta(days=14)
SESSION_GAP, SET_GAP = timedelta(hours=8), timedelta(hours=2)
SETTLED = timedelta(minutes=11)


def oracle_key(ledger: Ledger, view: View) -> tuple[object, ...]:
    """Return the ledger's part of a key."""
    return (
        (
            ledger.in_therapy,
            tuple(sorted(ledger.team)),
            ledger.phase,
            ledger.emergency,
            ledger.suspended,
            ledger.held,
        ),
        (intake_key(ledger.intake, view), ledger.intake.age_at(view.now.date())),
        ledger.screening,
        _check(ledger, view),
        (tuple(sorted(ledger.barred)), _moments(ledger.stopped, view)),
        (_sessions(ledger, view), view.ago(ledger.trained_at, SESSION_GAP)),
        frozenset((x.question, x.how, view.ago(x.at, SETTLED)) for x in _today(ledger, view)),
        frozenset((x, view.ago(at, SET_GAP)) for x, at in ledger.stretched if SETS[x] > 1),
        (view.days_since(ledger.rested_from, 7), ledger.limits),
        tuple((x, view.day(day)) for x, day in ledger.counted_on if view.day(day) is not None),
        (view.since(ledger.first_signed), _opened(ledger), ledger.signed_wide, ledger.signed_for),
        (ledger.signed_off, min(ledger.supervised, WORKOUTS), tuple(sorted(ledger.risen))),
        tuple(streak for streak in ledger.streaks if streak[1]),
        ledger.sore,
        ledger.warm_up and (ledger.warm_up[0], view.day(ledger.warm_up[1])),
        _clocks(ledger, view),
        _earlier(ledger, view),
        _session(ledger.session, view) if ledger.session else None,
    )


def _clocks(ledger: Ledger, view: View) -> object:
    """The latest time, and since when the clock stands before it, where it may be set back."""
    if not view.sets_back:
        return None
    return view.moment(ledger.latest), view.moment(ledger.behind_from)


def _check(ledger: Ledger, view: View) -> object:
    check = ledger.check
    if check is None:
        return None
    day = view.day(check.at.date())
    return day, None if day is None else check.at.time(), check.is_open, check.against


def _sessions(ledger: Ledger, view: View) -> object:
    days = ((view.day(day), at) for day, at in ledger.main_sessions)
    return frozenset((day, view.ahead(at)) for day, at in days if day is not None)


def _moments(moments: frozenset[datetime], view: View) -> object:
    days = ((view.day(when.date()), when) for when in moments)
    return frozenset((day, view.ahead(when)) for day, when in days if day is not None)


def _today(ledger: Ledger, view: View) -> list[Closed]:
    return [x for x in ledger.closed if view.day(x.at.date()) is not None]


def _opened(ledger: Ledger) -> object:
    if ledger.whole_spine_at is None or ledger.first_signed is None:
        return ledger.whole_spine_at is not None
    return ledger.whole_spine_at - ledger.first_signed >= STAGE


def _session(session: Training, view: View) -> object:
    if session.end is not None and not view.afterwards:
        return "over"
    reports = frozenset((x, _report(session.dose(x), r)) for x, r in session.reports)
    if session.end is not None:
        counts = session.led, session.medicated
        sore = session.sore and view.day(session.at.date()) is not None
        return session.end == "finished", counts, session.handed, reports, sore
    day, warm = view.day(session.at.date()), session.warm_on and view.day(session.warm_on)
    begun = session.kind, session.supervised, session.medicated, session.handed
    return begun, day, warm, reports, session.sore


def _report(dose: int, report: Report) -> object:
    pain = report.pain
    level = None if pain is None else sum(pain >= step for step in (1, DISCOMFORT, SEVERE))
    done = None if report.done is None else report.done == dose and not report.hurried
    return level, done, report.effort >= EXHAUSTING, report.said, report.begun


def _earlier(ledger: Ledger, view: View) -> object:
    if not view.earlier:
        return ()
    return tuple(
        (x, _outcome(e.outcome), e.streak, e.sore, e.rose)
        for x, e in ledger.earlier
        if not (ledger.session is not None and x in dict(ledger.session.reports))
    )


def _outcome(outcome: Outcome) -> object:
    return outcome.dose, _report(outcome.dose, outcome.report), outcome.finished
