"""What the invariants can see of the second book: as bounded as the states beside it."""

from datetime import date, timedelta

from corset.verify.oracle.ledger import DISCOMFORT, EXHAUSTING, SEVERE, Ledger, Report, Training
from corset.verify.projection import WORKOUTS, View

STAGE = timedelta(days=14)


def book_key(book: Ledger, view: View) -> tuple[object, ...]:
    """Return the book's part of a key."""
    return (
        (book.in_therapy, tuple(sorted(book.team)), book.phase, book.emergency, book.suspended),
        book.intake,
        book.screening,
        _check(book, view),
        (tuple(sorted(book.barred)), _days(book.stopped, view), _days(book.main_days, view)),
        (view.since(book.first_signed), _opened(book), book.signed_wide, book.signed_for),
        (book.signed_off, min(book.supervised, WORKOUTS), tuple(sorted(book.risen))),
        tuple(streak for streak in book.streaks if streak[1]),
        _session(book.session, view) if book.session else None,
    )


def _check(book: Ledger, view: View) -> object:
    check = book.check
    if check is None:
        return None
    day = view.day(check.at.date())
    return day, None if day is None else check.at.time(), check.is_open, check.against


def _days(days: frozenset[date], view: View) -> object:
    seen = (view.day(day) for day in days)
    return tuple(sorted(day for day in seen if day is not None))


def _opened(book: Ledger) -> object:
    if book.whole_spine_at is None or book.first_signed is None:
        return book.whole_spine_at is not None
    return book.whole_spine_at - book.first_signed >= STAGE


def _session(session: Training, view: View) -> object:
    if session.end is not None and not view.afterwards:
        return "over"
    reports = frozenset((x, _report(session, x, r)) for x, r in session.reports)
    if session.end is not None:
        return session.end == "finished", session.handed, reports
    day, warm = view.day(session.at.date()), session.warm_on and view.day(session.warm_on)
    return session.kind, session.supervised, session.past, day, warm, session.handed, reports


def _report(session: Training, exercise: str, report: Report) -> object:
    pain = report.pain
    level = None if pain is None else sum(pain >= step for step in (1, DISCOMFORT, SEVERE))
    done = None if report.done is None else report.done == session.dose(exercise)
    begun = report.begun and session.end is None
    return level, done, report.effort >= EXHAUSTING, report.said, begun
