"""The components that need arithmetic; all others are plain includes from components/."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.components.drawing import join, place, ticks, wedge
from corset.services.bundle.figures import figure_of

register = template.Library()
Points = Sequence[tuple[str, float | None]]
Context = dict[str, Any]


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


@register.inclusion_tag("components/pain_scale.html")
def pain_scale(
    *, name: str, question: str, value: int | None = None, hint: str = "", error: str = ""
) -> Context:
    ends = {0: _("no pain"), 10: _("the worst you can imagine")}
    cells = [
        {"value": n, "chosen": value == n, "said": ends.get(n, ""), "wedge": wedge(n)}
        for n in range(11)
    ]
    return {"name": name, "question": question, "hint": hint, "error": error, "cells": cells}


@register.inclusion_tag("components/effort_scale.html")
def effort_scale(
    *, name: str, question: str, value: int | None = None, hint: str = "", error: str = ""
) -> Context:
    words = effort_words()
    cells = [{"value": n, "chosen": value == n, "said": words.get(n, "")} for n in range(11)]
    return {"name": name, "question": question, "hint": hint, "error": error, "cells": cells}


@register.inclusion_tag("components/range.html")
def range_bar(
    *,
    low: float,
    high: float,
    limit: float,
    mark: float | None = None,
    scale: float | None = None,
    said: str = "",
) -> Context:
    """`low` to `high` on a track up to `scale`, a mark for now and a line for the limit."""
    whole = scale or limit * 1.04
    text = said or _("%(low)s to %(high)s, at most %(limit)s") % {
        "low": low,
        "high": high,
        "limit": limit,
    }
    share = {"low": low, "width": high - low, "limit": limit, "mark": mark}
    placed = {k: None if v in (None, "") else round(100 * v / whole, 2) for k, v in share.items()}
    return {**placed, "said": text}


@register.inclusion_tag("components/trend.html")
def trend(
    points: Points, *, said: str, top: float = 10, mark: float | None = None, caption: str = ""
) -> Context:
    """`points`: (label, value or None), oldest first; values from `mark` on are red."""
    dots = place(points, top, mark)
    return {
        "dots": dots,
        "lines": join(dots),
        "ticks": ticks(top, mark),
        "first": points[0][0] if points else "",
        "last": points[-1][0] if points else "",
        "said": said,
        "caption": caption,
    }


@register.inclusion_tag("components/spark.html")
def spark(points: Points, *, said: str, top: float = 10, mark: float | None = None) -> Context:
    dots = place(points, top, mark)
    return {"lines": join(dots), "end": dots[-1] if dots else None, "said": said}


@register.filter
def button_classes(tags: Sequence[str], href: str = "") -> str:
    """Return how a button of allauth looks here, from what allauth calls it; a link is calm."""
    given = set(tags)
    calm = bool(given & {"secondary", "outline", "panel"} or href)
    kind = next((look for names, look in _ALLAUTH if given & names), "calm" if calm else "")
    wide = "login" in given and "cancel" not in given
    return " ".join(f"button-{look}" for look in (kind, "wide" if wide else "") if look)


_ALLAUTH = (({"link", "cancel"}, "plain"), ({"danger"}, "stop"))
