"""How far somebody moves, on the same kind of axis: a row for each measure that was taken twice."""

from collections.abc import Sequence
from datetime import date

from corset.clinic.clinician.contexts.chart.axis import CourseAxis, axis_line, axis_ticks
from corset.clinic.clinician.contexts.chart.weeks import Scale
from corset.services.therapy.patients.inspections import MEASURES, InspectionView
from corset.services.therapy.patients.page import Point as Value

LEAST = 2
"""A course needs two values; one stands in the table."""


def measures_axis(views: Sequence[InspectionView], today: date) -> CourseAxis | None:
    """Return the course of the measures from the first one on; nothing before there is a course.

    Each row reaches as high as the most that was measured of it and of its other side, so that
    right and left can be compared.
    """
    taken = {
        measure.id: tuple(
            Value(view.at.date(), view.measured[measure.id])
            for view in reversed(views)
            if measure.id in view.measured
        )
        for measure in MEASURES
    }
    shown = [measure for measure in MEASURES if len({v.day for v in taken[measure.id]}) >= LEAST]
    if not shown:
        return None
    scale = Scale(min(value.day for one in shown for value in taken[one.id]), today)
    tops = {one.id: max((v.value for v in taken[one.id]), default=0.0) for one in MEASURES}
    rows = (
        axis_line(
            "measure",
            str(one.name),
            taken[one.id],
            scale,
            top=max(tops[other.id] for other in MEASURES if _pair(other.id) == _pair(one.id)) or 1,
            unit=one.unit if one.unit == "°" else f" {one.unit}",
        )
        for one in shown
    )
    return CourseAxis(
        rows=tuple(row for row in rows if row),
        marks=(),
        decided=(),
        ticks=axis_ticks(scale),
        weeks=(),
    )


def _pair(measure: str) -> str:
    """Return what both sides of a measure have in common."""
    return measure.removesuffix("_right").removesuffix("_left")
