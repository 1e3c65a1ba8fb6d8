"""Courses and calendars, ready to be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.presentation.names import exercise_name
from corset.record.queries.days import DayMark, Mark
from corset.record.queries.trends import ExerciseTrend, Point, Trends
from corset.therapy.programme import Programme

WEEKS = 12
_STATES = {
    Mark.TRAINED: ("done", lazy("trained")),
    Mark.STOPPED: ("stopped", lazy("stopped early")),
    Mark.BLOCKED: ("held", lazy("the check said to rest")),
    Mark.MISSED: ("missed", lazy("no session")),
    Mark.REST: ("rest", lazy("nothing was due")),
    Mark.TODAY: ("ahead", lazy("today, not trained yet")),
    Mark.AHEAD: ("ahead", lazy("ahead")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A line over days, with a value or a gap for each."""

    title: str
    points: list[tuple[str, float | None]]
    top: float
    mark: float | None = None
    said: str
    last: str


def calendar(days: Iterable[DayMark], today: date) -> list[dict[str, object]]:
    """Return the days for the week component, as many as there are."""
    return [
        {
            "label": str(mark.day.day),
            "state": _STATES[mark.mark][0],
            "text": f"{date_format(mark.day, 'j F')}: {_STATES[mark.mark][1]}",
            "today": mark.day == today,
        }
        for mark in days
    ]


def courses(trends: Trends, today: date, programme: Programme) -> dict[str, object]:
    """Return the courses of a patient: large ones, and a small one for each exercise."""
    severe = programme.parameters.severe_pain_nrs
    return {
        "session": _course(_("Worst pain in a session"), trends.session_pain, today, 10, severe),
        "rest": _course(_("Pain at rest"), trends.rest_pain, today, 10),
        "painkillers": _course(
            _("Painkillers, doses since the last check"),
            trends.painkillers,
            today,
            max([4, *(int(point.value) for point in trends.painkillers)]),
        ),
        "exercises": [_dose(trend, today, programme) for trend in trends.exercises],
    }


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
    return Course(
        title=title,
        points=[(date_format(day, "j M"), values.get(day)) for day in days],
        top=top,
        mark=mark,
        said=_said(title, known),
        last=f"{known[-1][1]:g}" if known else "",
    )


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
