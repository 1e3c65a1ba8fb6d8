"""The days of the axis, and the figures on it as a table, a week a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.services.therapy.patients.page import DayMark, Mark, Trends
from corset.services.therapy.patients.page import Point as Value

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTableRow:
    """The same figures of one week, for a table; empty where nothing is known."""

    label: str
    rest: str
    worst: str
    trained: str
    dose: str
    painkillers: str


class Scale:
    """The days of the axis and where each stands."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.count = first, (last - first).days + 1
        self.days = [first + timedelta(days=n) for n in range(self.count)]

    def left(self, day: date) -> float:
        """Return where a day begins, in percent."""
        return round(100 * (day - self.first).days / self.count, 2)

    def x(self, day: date) -> float:
        """Return where its middle stands."""
        return round(self.left(day) + 50 / self.count, 2)


def trained_of_due(marks: Iterable[DayMark]) -> dict[str, int]:
    """Return how many days were trained of those on which it was due."""
    kinds = [mark.mark for mark in marks]
    trained = sum(kind in {Mark.TRAINED, Mark.STOPPED} for kind in kinds)
    return {"trained": trained, "due": trained + kinds.count(Mark.MISSED)}


def axis_weeks(
    trends: Trends, doses: Sequence[Value], marks: Sequence[DayMark], scale: Scale
) -> tuple[AxisTableRow, ...]:
    """Return the figures of each week, the earliest first."""
    starts = [*scale.days[::WEEK], scale.days[-1] + timedelta(days=1)]
    weeks: list[AxisTableRow] = []
    for first, end in pairwise(starts):
        rest, worst = _in(trends.rest_pain, first, end), _in(trends.session_pain, first, end)
        dose, taken = _in(doses, first, end), _in(trends.painkillers, first, end)
        counts = trained_of_due(mark for mark in marks if first <= mark.day < end)
        weeks.append(
            AxisTableRow(
                label=date_format(first, "j M"),
                rest=f"{sum(rest) / len(rest):.1f}" if rest else "",
                worst=f"{max(worst):g}" if worst else "",
                trained=_("%(trained)s of %(due)s") % counts if counts["due"] else "",
                dose=f"{dose[-1]:g} %" if dose else "",
                painkillers=f"{sum(taken):g}" if taken else "",
            )
        )
    return tuple(weeks)


def _in(values: Iterable[Value], first: date, end: date) -> list[float]:
    return [value.value for value in values if first <= value.day < end]
