"""What was done at a time that has not come yet, by a clock that ran ahead or is behind (I28).

Nobody can tell which of two clocks was wrong. So nothing is moved: what lies ahead counts as done
when the clock was first seen behind it, and by its own time again once that has come.
"""

from datetime import date, datetime, timedelta

from corset.therapy.state import State

TOLERANCE = timedelta(minutes=5)
"""By how much the clocks of a clinic's machines may differ before one counts as set back."""


LONGEST_DAY = timedelta(hours=25)
"""The day on which clocks are set back for the winter."""


def is_behind(state: State, now: datetime) -> bool:
    """Whether the clock stands before what has happened already, and that was not noted yet."""
    known = state.set_back_at or state.latest
    return known is not None and now < known - TOLERANCE


def done_at(moment: datetime | None, state: State, now: datetime) -> datetime | None:
    """Return when something counts as done: never later than the clock was seen to be behind."""
    if moment is None or moment <= now or state.set_back_at is None:
        return moment
    return min(moment, state.set_back_at)


def done_on(day: date | None, state: State, now: datetime) -> date | None:
    """Return the day on which something counts as done."""
    if day is None or day <= now.date() or state.set_back_at is None:
        return day
    return min(day, state.set_back_at.date())


def with_moment(moments: tuple[datetime, ...], at: datetime) -> tuple[datetime, ...]:
    """Return a moment, and of those known before it what is of its day or of a later one.

    Where a clock was set back, each of them counts again once its time has come.
    """
    known = (moment for moment in moments if moment != at and moment.date() >= at.date())
    return (*known, at)


def is_today(day: date | None, at: datetime | None, state: State, now: datetime) -> bool:
    """Whether something was done on this day, or on the next one in another zone.

    For no longer than a day of real time, of which the longest has 25 hours: who travels west has
    the day before once more.
    """
    done = done_at(at, state, now)
    if day is None or done is None:
        return False
    day, at = day if done == at else min(day, done.date()), done
    if day < now.date():
        return False
    return now - at < (LONGEST_DAY if day == now.date() else timedelta(days=1))
