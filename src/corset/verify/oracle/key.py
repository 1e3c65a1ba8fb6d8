"""What the invariants can see of the ledger: as bounded as the states beside it."""

from datetime import date, timedelta

from corset.verify.oracle.ledger import DISCOMFORT, EXHAUSTING, SEVERE, Ledger, Report, Training
from corset.verify.projection import WORKOUTS, View

STAGE = timedelta(days=14)


def oracle_key(ledger: Ledger, view: View) -> tuple[object, ...]:
    """Return the ledger's part of a key."""
    return (
        (
            ledger.in_therapy,
            tuple(sorted(ledger.team)),
            ledger.phase,
            ledger.emergency,
            ledger.suspended,
        ),
        ledger.intake,
        ledger.screening,
        _check(ledger, view),
        (tuple(sorted(ledger.barred)), _days(ledger.stopped, view), _days(ledger.main_days, view)),
        (view.since(ledger.first_signed), _opened(ledger), ledger.signed_wide, ledger.signed_for),
        (ledger.signed_off, min(ledger.supervised, WORKOUTS), tuple(sorted(ledger.risen))),
        tuple(streak for streak in ledger.streaks if streak[1]),
        ledger.sore,
        _earlier(ledger, view),
        _session(ledger.session, view) if ledger.session else None,
    )


def _check(ledger: Ledger, view: View) -> object:
    check = ledger.check
    if check is None:
        return None
    day = view.day(check.at.date())
    return day, None if day is None else check.at.time(), check.is_open, check.against


def _days(days: frozenset[date], view: View) -> object:
    seen = (view.day(day) for day in days)
    return tuple(sorted(day for day in seen if day is not None))


def _opened(ledger: Ledger) -> object:
    if ledger.whole_spine_at is None or ledger.first_signed is None:
        return ledger.whole_spine_at is not None
    return ledger.whole_spine_at - ledger.first_signed >= STAGE


def _session(session: Training, view: View) -> object:
    if session.end is not None and not view.afterwards:
        return "over"
    reports = frozenset((x, _report(session.dose(x), r)) for x, r in session.reports)
    if session.end is not None:
        return session.end == "finished", session.handed, reports
    day, warm = view.day(session.at.date()), session.warm_on and view.day(session.warm_on)
    return session.kind, session.supervised, session.past, day, warm, session.handed, reports


def _report(dose: int, report: Report) -> object:
    pain = report.pain
    level = None if pain is None else sum(pain >= step for step in (1, DISCOMFORT, SEVERE))
    done = None if report.done is None else report.done == dose
    return level, done, report.effort >= EXHAUSTING, report.said, report.begun


def _earlier(ledger: Ledger, view: View) -> object:
    if not view.earlier:
        return ()
    return tuple(
        (x, _report(e.outcome.dose, e.outcome.report), e.outcome.finished, e.streak, e.sore, e.rose)
        for x, e in ledger.earlier
        if not (ledger.session is not None and x in dict(ledger.session.reports))
    )
