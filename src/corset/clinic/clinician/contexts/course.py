"""The doses of exercises over days, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corset.presentation.names import exercise_name
from corset.services.therapy.patients.page import ExerciseTrend, Point, Trends
from corset.therapy.programme import Programme

WEEKS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A line over days, with a value or a gap for each."""

    title: str
    points: list[tuple[str, float | None]]
    top: float
    mark: float | None = None
    said: str
    last: str


def dose_courses(trends: Trends, today: date, programme: Programme) -> tuple[Course, ...]:
    """Return how the dose of each exercise went, of those that were trained."""
    found = (_dose(trend, today, programme) for trend in trends.exercises)
    return tuple(filter(None, found))


def _dose(trend: ExerciseTrend, today: date, programme: Programme) -> Course | None:
    known = programme.exercises.get(trend.exercise)
    top = known.dose.max if known else max((p.value for p in trend.doses), default=1)
    return _course(exercise_name(trend.exercise, programme), trend.doses, today, top)


def _course(
    title: str, points: Sequence[Point], today: date, top: float, mark: float | None = None
) -> Course | None:
    """Return a day-by-day line; nothing where nothing was recorded."""
    if not points:
        return None
    values = {point.day: point.value for point in points}
    first = max(min(values), today - timedelta(weeks=WEEKS))
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    known = [(day, values[day]) for day in days if day in values]
    language = get_language()
    return Course(
        title=title,
        points=[(_label(day, language), values.get(day)) for day in days],
        top=top,
        mark=mark,
        said=_said(title, known),
        last=f"{known[-1][1]:g}" if known else "",
    )


@lru_cache(maxsize=1000)
def _label(day: date, language: str | None) -> str:
    """Return a day as all courses say it; it is looked up in the reader's language once."""
    del language  # which one it is said in is asked for below
    return date_format(day, "j M")


def _said(title: str, known: Sequence[tuple[date, float]]) -> str:
    if not known:
        return title
    (first, before), (last, after) = known[0], known[-1]
    return _("%(title)s: %(before)s on %(first)s, %(after)s on %(last)s") % {
        "title": title,
        "before": f"{before:g}",
        "first": date_format(first, "j M"),
        "after": f"{after:g}",
        "last": date_format(last, "j M"),
    }
