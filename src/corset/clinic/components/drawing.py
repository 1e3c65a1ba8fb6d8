"""Positions on a chart in percent: the drawing fits any width without a style or a script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html_join
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Point:
    """A value with the text under it, at its place on the chart; `high`: at or over the mark."""

    label: str
    value: float | None
    x: float = 0.0
    y: float = 0.0
    high: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Tick:
    value: float
    y: float
    mark: bool = False


def height(value: float, top: float) -> float:
    """From above, in percent, with half a dot's room at both ends."""
    return round(96 - 92 * min(max(value / top, 0), 1), 2)


def place(
    points: Sequence[tuple[str, float | None]], top: float, mark: float | None
) -> list[Point]:
    """Spread the values evenly from the left edge to the right; a missing value leaves a gap."""
    step = 98 / max(len(points) - 1, 1)
    return [
        Point(label, value, round(1 + i * step, 2), height(value, top), _is_high(value, mark))
        for i, (label, value) in enumerate(points)
        if value is not None
    ]


def join(points: Sequence[Point]) -> list[Line]:
    """Join the points; through those at one height goes one line, for a dose holds for weeks."""
    ends = [
        point
        for n, point in enumerate(points)
        if not 0 < n < len(points) - 1 or not points[n - 1].y == point.y == points[n + 1].y
    ]
    return [Line(a.x, a.y, b.x, b.y) for a, b in pairwise(ends)]


def joined(lines: Iterable[Line]) -> SafeString:
    """Return the lines as SVG: a template takes three times as long for each."""
    said = '<line x1="{}%" y1="{}%" x2="{}%" y2="{}%" />'
    return format_html_join("\n", said, ((one.x1, one.y1, one.x2, one.y2) for one in lines))


def ticks(top: float, mark: float | None) -> list[Tick]:
    values = [0, top] if mark is None else [0, mark, top]
    return [Tick(value, height(value, top), value == mark) for value in values]


def wedge(step: int, steps: int = 10, tallest: float = 46) -> str:
    """The part of a rising wedge that falls into one cell of a scale."""
    before, after = (round(100 - tallest * n / steps, 1) for n in (max(step - 1, 0), step))
    return f"0,100 0,{before} 100,{after} 100,100"


def _is_high(value: float, mark: float | None) -> bool:
    return mark is not None and value >= mark
