"""Posture, gait and spine: when they were seen last, and their course."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.inspection import InspectionForm
from corset.services.therapy.patients.inspections import (
    MEASURES,
    Aspect,
    InspectionView,
    Measure,
    looked_at,
    written,
)

SHOWN = 6
"""How many inspections stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPage(RoomPage):
    """Noting what is seen, beside what was seen before."""

    form: InspectionForm
    looked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionColumn:
    """One inspection: its day, its occasion, who looked, and what was written."""

    day: str
    occasion: str
    by: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCell:
    """What was seen of one aspect on one day; `changed`: otherwise than when it was seen last."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """One aspect through the days."""

    name: str
    cells: tuple[InspectionCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCourse:
    """Aspects over days, the newest first; what was never looked at has no row."""

    columns: tuple[InspectionColumn, ...]
    rows: tuple[InspectionRow, ...]


def last_looked(views: Sequence[InspectionView]) -> str:
    """Return when somebody looked last, and who."""
    if not views:
        return _("Not looked at yet.")
    last = views[0]
    said = (
        _("Last looked at on %(day)s by %(name)s.") if last.by else _("Last looked at on %(day)s.")
    )
    return said % {"day": date_format(last.at, "j F Y"), "name": last.by}


def inspection_course(views: Sequence[InspectionView]) -> InspectionCourse:
    """Return the course of what was seen; `views` are the newest first."""
    oldest_first = tuple(reversed(views))
    rows = (
        *(_row(aspect, oldest_first) for aspect in looked_at()),
        *(_measured(measure, oldest_first) for measure in MEASURES),
    )
    return InspectionCourse(
        columns=tuple(map(_column, views[:SHOWN])),
        rows=tuple(row for row in rows if any(cell.text for cell in row.cells)),
    )


def _column(view: InspectionView) -> InspectionColumn:
    return InspectionColumn(
        day=date_format(view.at, "j M Y"),
        occasion=str(view.occasion.label),
        by=view.by,
        words=view.words,
    )


def _measured(measure: Measure, seen: Sequence[InspectionView]) -> InspectionRow:
    """Return a measure's row; `seen` are the oldest first."""
    found = [view.measured.get(measure.id) for view in seen]
    cells = [
        InspectionCell(text="" if value is None else written(measure, value), changed=False)
        for value in found
    ]
    return InspectionRow(name=str(measure.name), cells=tuple(reversed(cells))[:SHOWN])


def _row(aspect: Aspect, seen: Sequence[InspectionView]) -> InspectionRow:
    """Return an aspect's row; `seen` are the oldest first, as a change is told from what was."""
    cells: list[InspectionCell] = []
    before = ""
    for view in seen:
        value = view.seen.get(aspect.id, "")
        text = aspect.values.get(value, value)
        cells.append(InspectionCell(text=text, changed=bool(before and value and value != before)))
        before = value or before
    return InspectionRow(name=aspect.name, cells=tuple(reversed(cells))[:SHOWN])
