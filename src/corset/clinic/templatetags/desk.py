"""Small words and drawings of the clinician's pages."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from corset.clinic.components.page import component
from corset.clinic.templatetags.look import TrendLine, spark
from corset.presentation.names import exercise_name
from corset.presentation.terms import term, terms, unit
from corset.services.therapy.patients.inbox import InboxRow
from corset.services.therapy.patients.page import PatientPage
from corset.therapy.programme import Programme

register = template.Library()
register.filter("in_words", term)
register.filter("counted", unit)


@register.filter
def whole(value: Any) -> int | None:
    """Return a number that a form holds as text."""
    return int(value) if str(value).isdigit() else None


@register.filter
def summary(row: InboxRow) -> str:
    """Return who this is in one short line: region, age, day, phase."""
    parts = [
        terms(row.regions),
        str(row.age) if row.age is not None else "",
        _("day %(n)s") % {"n": row.day_number} if row.day_number else "",
        term(row.phase) if row.day_number else "",
    ]
    return ", ".join(part for part in parts if part)


@register.filter
def named(exercise: str, programme: Programme) -> str:
    """Return an exercise's name."""
    return exercise_name(exercise, programme)


@register.filter
def given(payload: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was submitted, in words."""
    return [(k.replace("_", " "), _said(v)) for k, v in payload.items() if v not in (None, "", [])]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k.replace('_', ' ')}: {_said(v)}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_said, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


@component(register, "components/spark.html")
def pain_spark(values: tuple[int, ...], severe: int) -> TrendLine:
    """Draw the worst pain of the last sessions, and from where on it is severe."""
    text = _("Worst pain per session, the last one %(n)s") % {"n": values[-1]}
    return spark([("", float(v)) for v in values], said=text, mark=severe)


@register.filter
def conditions(ids: tuple[str, ...], programme: Programme) -> str:
    """Return the names of chronic diseases."""
    known = programme.conditions
    return ", ".join(known[c].name if c in known else c for c in ids)


@register.filter
def centimetres(metres: float) -> str:
    """Return a length in centimetres."""
    return f"{metres * 100:.0f}"


@register.filter
def looks(page: PatientPage) -> list[str]:
    """Return what was seen of scoliosis, posture and gait (R29)."""
    intake = page.state.intake
    seen = {
        _("scoliosis"): intake.scoliosis,
        _("posture"): intake.posture,
        _("gait"): intake.gait,
    }
    return [f"{name}: {words}" for name, words in seen.items() if words]
