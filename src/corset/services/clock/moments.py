"""Days and moments as people write them at the command line and in stories. Needs no Django."""

import datetime as dt
import re

from corset.services.shown import shown

YEARS = range(2000, 2200)
"""Years in which a therapy can take place."""
A_DAY = "2026-01-05"
A_MOMENT = "2026-01-05T08:00+01:00"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_ON_A_DAY = re.compile(r"day ([0-9]{1,6}) ([0-9]{1,2}):([0-9]{2})")
_BOUNDS = f"years from {YEARS[0]} to {YEARS[-1]}"


def day_of(text: str) -> dt.date:
    """Return a date such as 2026-01-05. Raises ValueError, with what is allowed."""
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValueError(f"{shown(text)} is no date; allowed: {A_DAY}, {_BOUNDS}")
    return day


def moment_of(text: str, begins: dt.date | None = None) -> dt.datetime:
    """Return a moment, in UTC without an offset; with a first day, also `day 3 08:15`.

    Raises ValueError, with what is allowed.
    """
    try:
        found = _on_a_day(text.strip(), begins) if begins else None
        if found is None and _MOMENT.fullmatch(text):
            found = dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in YEARS:
        spoken = ", or day 1 08:00" if begins else ""
        raise ValueError(f"{shown(text)} is no moment; allowed: {A_MOMENT}{spoken}, {_BOUNDS}")
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _on_a_day(text: str, begins: dt.date) -> dt.datetime | None:
    found = _ON_A_DAY.fullmatch(text)
    if found is None or not int(found[1]):
        return None
    date = begins + dt.timedelta(days=int(found[1]) - 1)
    return dt.datetime.combine(date, dt.time(int(found[2]), int(found[3]), tzinfo=dt.UTC))
