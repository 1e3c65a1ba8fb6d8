"""What is measured of how far somebody moves (R29): centimetres and degrees; nothing follows.

`most` is beyond what the measure can be: it refuses slips of the pen, it judges nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure: how it is taken, and between what it lies."""

    id: str
    name: str | Promise
    how: str | Promise
    unit: str
    least: float
    most: float

    @property
    def bounds(self) -> str:
        """Return what is allowed, in words."""
        said = gettext("from %(least)s to %(most)s %(unit)s")
        return said % {"least": f"{self.least:g}", "most": f"{self.most:g}", "unit": self.unit}


_SIDE = _("How far the middle finger slides down the thigh.")
_TURN = _("Sitting, the head turned by the patient alone.")
MEASURES = (
    Measure(
        id="finger_to_floor",
        name=_("Finger to floor"),
        how=_("Bent forward, knees straight; 0 where the fingers reach it."),
        unit="cm",
        least=0,
        most=120,
    ),
    Measure(
        id="schober",
        name=_("Schober"),
        how=_("By how much the 10 cm above the sacrum grow when bending forward."),
        unit="cm",
        least=0,
        most=15,
    ),
    Measure(
        id="side_bend_right", name=_("Side bend, right"), how=_SIDE, unit="cm", least=0, most=60
    ),
    Measure(id="side_bend_left", name=_("Side bend, left"), how=_SIDE, unit="cm", least=0, most=60),
    Measure(
        id="neck_rotation_right",
        name=_("Neck rotation, right"),
        how=_TURN,
        unit="°",
        least=0,
        most=120,
    ),
    Measure(
        id="neck_rotation_left",
        name=_("Neck rotation, left"),
        how=_TURN,
        unit="°",
        least=0,
        most=120,
    ),
)
"""In the order in which they are taken. An id that was used once stays."""


def refuse_measures(measured: Mapping[str, float]) -> None:
    """Raise ValidationError by field where something cannot have been measured."""
    known = {measure.id: measure for measure in MEASURES}
    wrong: dict[str, str] = {}
    for name, value in measured.items():
        if name not in known:
            raise ValidationError({"words": gettext("“%(name)s” is no measure.") % {"name": name}})
        if not known[name].least <= value <= known[name].most:
            text = gettext("%(value)s is not possible; allowed: %(bounds)s.")
            wrong[name] = text % {"value": f"{value:g}", "bounds": known[name].bounds}
    if wrong:
        raise ValidationError(wrong)


def written(measure: Measure, value: float) -> str:
    """Return “12.5 cm”, “70°”."""
    return f"{value:g}{'' if measure.unit == '°' else ' '}{measure.unit}"
