"""The components that need arithmetic; all others are plain includes from components/."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corset.clinic.components.drawing import Point, Tick, join, joined, place, ticks, wedge
from corset.clinic.components.page import component
from corset.services.bundle.figures import figure_of

register = template.Library()
Points = Sequence[tuple[str, float | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleCell:
    """One number of a scale to answer with."""

    value: int
    chosen: bool
    said: str
    """What the number means, where it has words."""
    wedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A question that is answered from 0 to 10."""

    name: str
    question: str
    hint: str
    error: str
    cells: list[ScaleCell]
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeBar:
    """A span on a track with a mark and a limit, in percent."""

    low: float | None
    width: float | None
    limit: float | None
    mark: float | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A quantity over days, with its axis."""

    dots: list[Point]
    lines: SafeString
    ticks: list[Tick]
    first: str
    last: str
    said: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """The same without an axis, as small as a word."""

    lines: SafeString
    end: Point | None
    said: str


def effort_words() -> dict[int, str]:
    """Borg CR10 in our words; 6, 8 and 9 stand between two words on purpose."""
    return {
        0: _("nothing at all"),
        1: _("very light"),
        2: _("light"),
        3: _("moderate"),
        4: _("a little hard"),
        5: _("hard"),
        7: _("very hard"),
        10: _("the most I can"),
    }


@register.filter
def thumb(motion: str | None) -> str:
    """Return where the small drawing of a motion is; nothing where none was compiled."""
    figure = figure_of(motion) if motion else None
    return reverse("artefact", args=[figure.thumb]) if figure else ""


@component(register, "components/pain_scale.html")
def pain_scale(
    *,
    name: str,
    question: str,
    value: int | None = None,
    hint: str = "",
    error: str = "",
    required: bool = True,
) -> Scale:
    """Ask for pain from 0 to 10."""
    ends = {0: _("no pain"), 10: _("the worst you can imagine")}
    cells = [
        ScaleCell(value=n, chosen=value == n, said=ends.get(n, ""), wedge=wedge(n))
        for n in range(11)
    ]
    return Scale(
        name=name, question=question, hint=hint, error=error, cells=cells, required=required
    )


@component(register, "components/effort_scale.html")
def effort_scale(
    *,
    name: str,
    question: str,
    value: int | None = None,
    hint: str = "",
    error: str = "",
    required: bool = True,
) -> Scale:
    """Ask for effort from 0 to 10."""
    words = effort_words()
    cells = [ScaleCell(value=n, chosen=value == n, said=words.get(n, "")) for n in range(11)]
    return Scale(
        name=name, question=question, hint=hint, error=error, cells=cells, required=required
    )


@component(register, "components/range.html")
def range_bar(
    *,
    low: float,
    high: float,
    limit: float,
    mark: float | None = None,
    scale: float | None = None,
    said: str = "",
) -> RangeBar:
    """`low` to `high` on a track up to `scale`, a mark for now and a line for the limit."""
    whole = scale or limit * 1.04
    text = said or _("%(low)s to %(high)s, at most %(limit)s") % {
        "low": low,
        "high": high,
        "limit": limit,
    }
    placed = (_percent(value, whole) for value in (low, high - low, limit, mark))
    start, width, line, now = placed
    return RangeBar(low=start, width=width, limit=line, mark=now, said=text)


def _percent(value: float | str | None, whole: float) -> float | None:
    """Return a share; a template gives "" for what is not there."""
    return None if value is None or isinstance(value, str) else round(100 * value / whole, 2)


@component(register, "components/trend.html")
def trend(
    points: Points, *, said: str, top: float = 10, mark: float | None = None, caption: str = ""
) -> TrendView:
    """`points`: (label, value or None), oldest first; values from `mark` on are red."""
    dots = place(points, top, mark)
    return TrendView(
        dots=dots,
        lines=joined(join(dots)),
        ticks=ticks(top, mark),
        first=points[0][0] if points else "",
        last=points[-1][0] if points else "",
        said=said,
        caption=caption,
    )


@component(register, "components/spark.html")
def spark(points: Points, *, said: str, top: float = 10, mark: float | None = None) -> TrendLine:
    """Draw a trend beside words."""
    dots = place(points, top, mark)
    return TrendLine(lines=joined(join(dots)), end=dots[-1] if dots else None, said=said)


@register.filter
def button_classes(tags: Sequence[str], href: str = "") -> str:
    """Return how a button of allauth looks here, from what allauth calls it; a link is calm."""
    given = set(tags)
    calm = bool(given & {"secondary", "outline", "panel"} or href)
    kind = next((look for names, look in _ALLAUTH if given & names), "calm" if calm else "")
    wide = "login" in given and "cancel" not in given
    return " ".join(f"button-{look}" for look in (kind, "wide" if wide else "") if look)


_ALLAUTH = (({"link", "cancel"}, "plain"), ({"danger"}, "stop"))
