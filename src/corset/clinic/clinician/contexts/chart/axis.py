"""A patient's course on one axis of days: pain, training, doses, painkillers, what was decided.

Places are in percent of the width: all rows share it, and nothing has to be computed in a browser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from corset.clinic.clinician.contexts.chart.weeks import (
    WEEK,
    AxisTableRow,
    Scale,
    axis_weeks,
    trained_of_due,
)
from corset.clinic.clinician.contexts.story import Told, story
from corset.clinic.components.drawing import Line, Point, height, join
from corset.services.therapy.patients.page import DayMark, Mark, PatientPage, Trends
from corset.services.therapy.patients.page import Point as Value
from corset.therapy.programme import Programme

_DAYS: Mapping[Mark, tuple[str, str | Promise]] = {
    Mark.TRAINED: ("done", lazy("trained")),
    Mark.STOPPED: ("stopped", lazy("stopped early")),
    Mark.BLOCKED: ("held", lazy("the check said to rest")),
    Mark.MISSED: ("missed", lazy("no session")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisRow:
    """One quantity along the axis, with its name before it and its last value after."""

    key: str
    title: str
    last: str
    said: str
    """The row in a sentence, for whoever does not see it."""
    lines: list[Line]
    dots: list[Point]
    """Single values that are told by name when pointed at."""
    bars: list["AxisBar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisBar:
    """A day, as wide as it is on the axis."""

    x: float
    width: float
    top: float
    tall: float
    tone: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisMark:
    """A day on which something was decided, and where its reason stands."""

    x: float
    tone: str
    number: int
    """The first decision of that day."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTick:
    """A date under the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseAxis:
    """The chart, the decisions on it in words, and the figures as a table."""

    rows: tuple[AxisRow, ...]
    marks: tuple[AxisMark, ...]
    decided: tuple[Told, ...]
    ticks: tuple[AxisTick, ...]
    weeks: tuple[AxisTableRow, ...]


def course_axis(page: PatientPage) -> CourseAxis | None:
    """Return the course of the last weeks; nothing where nothing was told or trained yet."""
    trends, today = page.trends, page.now.date()
    doses = _doses(trends, page.programme)
    told = (*trends.rest_pain, *trends.session_pain, *trends.painkillers, *doses)
    decided = tuple(story(page.milestones, today))
    starts = [point.day for point in told] + [entry.at.date() for entry in page.milestones]
    if not told or not starts:
        return None
    marks = tuple(mark for mark in page.marks if mark.day >= min(starts))
    scale = Scale(min(starts), today)
    rows = (
        axis_line("rest", _("Pain at rest"), trends.rest_pain, scale, top=10),
        axis_line(
            "worst",
            _("in training"),
            trends.session_pain,
            scale,
            top=10,
            mark=page.programme.parameters.severe_pain_nrs,
        ),
        _trained(marks, scale),
        axis_line("dose", _("Doses"), doses, scale, top=100, unit=" %"),
        _taken(trends.painkillers, scale, today),
    )
    return CourseAxis(
        rows=tuple(row for row in rows if row),
        marks=_marks(decided, scale),
        decided=decided,
        ticks=axis_ticks(scale),
        weeks=axis_weeks(trends, doses, marks, scale),
    )


def _doses(trends: Trends, programme: Programme) -> tuple[Value, ...]:
    """Return by day what was handed out, in percent of the most that the programme allows."""
    shares: dict[date, list[float]] = {}
    for trend in trends.exercises:
        known = programme.exercises.get(trend.exercise)
        if known is None:
            continue
        for point in trend.doses:
            shares.setdefault(point.day, []).append(100 * point.value / known.dose.max)
    return tuple(Value(day, round(sum(of) / len(of))) for day, of in sorted(shares.items()))


def axis_line(
    key: str,
    title: str,
    values: Sequence[Value],
    scale: Scale,
    *,
    top: float,
    mark: float | None = None,
    unit: str = "",
) -> AxisRow | None:
    """Return a quantity as a line from 0 to `top`; nothing where there is no value."""
    if not values:
        return None
    by_day = {value.day: value.value for value in values}
    points = [
        Point(
            f"{date_format(day, 'j M')}: {value:g}{unit}",
            value,
            scale.x(day),
            height(value, top),
            mark is not None and value >= mark,
        )
        for day, value in by_day.items()
    ]
    first, last = points[0], points[-1]
    said = _("%(title)s: %(first)s to %(last)s, at most %(most)s")
    return AxisRow(
        key=key,
        title=title,
        last=f"{last.value:g}{unit}",
        said=said
        % {
            "title": title,
            "first": first.label,
            "last": last.label,
            "most": f"{max(by_day.values()):g}{unit}",
        },
        lines=join(points),
        dots=[point for point in points if point.high] or points[-1:],
        bars=[],
    )


def _trained(marks: Sequence[DayMark], scale: Scale) -> AxisRow | None:
    shown = [mark for mark in marks if mark.mark in _DAYS]
    if not shown:
        return None
    count = _("%(trained)s of %(due)s") % trained_of_due(shown)
    return AxisRow(
        key="trained",
        title=_("Trained"),
        last=count,
        said=_("Trained on %(count)s days on which it was due") % {"count": count},
        lines=[],
        dots=[],
        bars=[
            AxisBar(
                x=scale.left(mark.day),
                width=round(100 / scale.count, 2),
                top=15,
                tall=70,
                tone=_DAYS[mark.mark][0],
                label=f"{date_format(mark.day, 'j M')}: {_DAYS[mark.mark][1]}",
            )
            for mark in shown
        ],
    )


def _taken(values: Sequence[Value], scale: Scale, today: date) -> AxisRow | None:
    """Return the painkillers told at checks; what was taken since the check before stands there."""
    if not values:
        return None
    most = max(2.0, *(value.value for value in values))
    taken = [value for value in values if value.value]
    days = (today - taken[-1].day).days if taken else (today - values[0].day).days + 1
    if not taken:
        last = _("none")
    elif days:
        last = ngettext("none for %(n)d day", "none for %(n)d days", days) % {"n": days}
    else:
        last = f"{taken[-1].value:g}"
    total = sum(value.value for value in taken)
    said = _("Painkillers: %(total)s doses told on %(days)s days; %(last)s")
    return AxisRow(
        key="taken",
        title=_("Painkillers"),
        last=last,
        said=said % {"total": f"{total:g}", "days": len(taken), "last": last},
        lines=[],
        dots=[],
        bars=[
            AxisBar(
                x=scale.left(value.day),
                width=round(70 / scale.count, 2),
                top=round(90 - 80 * value.value / most, 2),
                tall=round(80 * value.value / most, 2),
                tone="taken",
                label=f"{date_format(value.day, 'j M')}: {value.value:g}",
            )
            for value in taken
        ],
    )


def _marks(decided: Sequence[Told], scale: Scale) -> tuple[AxisMark, ...]:
    """Return a mark for each day, as grave as the gravest of what was decided on it."""
    by_day: dict[date, list[Told]] = {}
    for told in decided:
        by_day.setdefault(told.entry.at.date(), []).append(told)
    return tuple(
        AxisMark(
            x=scale.x(day),
            tone=next((tone for tone in ("red", "amber") if tone in {t.tone for t in of}), ""),
            number=of[0].entry.number,
            label=f"{date_format(day, 'j M')}: {'; '.join(told.title for told in of)}",
        )
        for day, of in sorted(by_day.items())
        if day >= scale.first
    )


def axis_ticks(scale: Scale) -> tuple[AxisTick, ...]:
    """Return some five dates, whole weeks apart."""
    step = WEEK * max(1, -(-scale.count // (WEEK * 5)))
    days = scale.days[:: step if scale.count > WEEK else max(1, scale.count - 1)]
    return tuple(AxisTick(x=scale.x(day), label=date_format(day, "j M")) for day in days)
