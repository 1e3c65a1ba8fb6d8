"""Courses and calendars, ready to be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.clinic.components.lines import DayShown
from corset.presentation.names import exercise_name
from corset.services.therapy.patients.page import DayMark, ExerciseTrend, Mark, Point, Trends
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """The courses of a patient that hold anything: large ones, and a small one per exercise."""

    large: tuple[Course, ...]
    exercises: tuple[Course, ...]


def calendar(days: Iterable[DayMark], today: date) -> tuple[DayShown, ...]:
    """Return the days for the week component, as many as there are."""
    return tuple(
        DayShown(
            label=str(mark.day.day),
            state=_STATES[mark.mark][0],
            text=f"{date_format(mark.day, 'j F')}: {_STATES[mark.mark][1]}",
            today=mark.day == today,
        )
        for mark in days
    )


def courses(trends: Trends, today: date, programme: Programme) -> Courses:
    """Return how pain, painkillers and doses went."""
    severe = programme.parameters.severe_pain_nrs
    most = max([4, *(int(point.value) for point in trends.painkillers)])
    taken = _("Painkillers, doses since the last check")
    large = (
        _course(_("Worst pain in a session"), trends.session_pain, today, 10, severe),
        _course(_("Pain at rest"), trends.rest_pain, today, 10),
        _course(taken, trends.painkillers, today, most),
    )
    small = (_dose(trend, today, programme) for trend in trends.exercises)
    return Courses(large=tuple(filter(None, large)), exercises=tuple(filter(None, small)))


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
