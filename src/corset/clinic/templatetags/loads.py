"""What an exercise does to this patient's discs, beside its dose: always as an interval (R31)."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from corset.loads.report import DiscLoad, LoadReport
from corset.loads.tolerance import AFFECTED_N, HEALTHY_N
from corset.services.loadbook import load_of
from corset.therapy.intake import Intake

register = template.Library()
SCALE = HEALTHY_N * 1.06
"""What the whole width of a bar stands for, in newtons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One disc's interval in percent of the bar, and in words."""

    disc: str
    low: float
    width: float
    mark: float
    text: str
    hot: bool


@register.inclusion_tag("components/loads.html")
def load_bars(exercise: str, intake: Intake) -> dict[str, object]:
    """Show the peak compression of the damaged discs, or of the one that bears the most."""
    found = load_of(exercise, intake)
    if found is None:
        return {"bars": []}
    return {
        "bars": [_bar(disc, found.discs[disc]) for disc in _shown(found, intake)],
        "affected": _place(AFFECTED_N),
        "healthy": _place(HEALTHY_N),
    }


def _shown(found: LoadReport, intake: Intake) -> list[str]:
    damaged = [disc for disc in intake.levels or () if disc in found.discs]
    return damaged or [max(found.discs, key=lambda disc: found.discs[disc].peak[1])]


def _bar(disc: str, load: DiscLoad) -> Bar:
    low, central, high = load.peak
    words = {"disc": disc, "low": _kn(low), "central": _kn(central), "high": _kn(high)}
    return Bar(
        disc=disc,
        low=_place(low),
        width=round(_place(high) - _place(low), 2),
        mark=_place(central),
        text=_("%(disc)s about %(central)s kN, %(low)s to %(high)s") % words,
        hot=load.passes(AFFECTED_N),
    )


def _place(newtons: float) -> float:
    return round(min(100 * newtons / SCALE, 100.0), 2)


def _kn(newtons: float) -> str:
    return f"{newtons / 1000:.1f}"
