"""Small words and drawings of the clinician's pages."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.roster.row import RosterRow
from corset.clinic.clinician.contexts.story import Told
from corset.clinic.components.kept import KeptPages
from corset.clinic.components.page import component, part
from corset.clinic.templatetags.look import TrendLine, spark
from corset.presentation.names import exercise_name
from corset.presentation.terms import term, unit
from corset.presentation.timeline import session_end
from corset.services.therapy.patients.page import PatientPage
from corset.services.therapy.patients.roster.row import InboxRow
from corset.therapy.programme import Programme

register = template.Library()
register.filter("in_words", term)
register.filter("counted", unit)
register.filter("session_end", session_end)
LINES = 1000
"""Lines of the list that a process remembers, two kilobytes each."""
STORY = KeptPages(size=2000)
"""Lines of stories, a kilobyte each as they are kept."""


@register.filter
def whole(value: Any) -> int | None:
    """Return a number that a form holds as text."""
    return int(value) if str(value).isdigit() else None


@register.simple_tag
def roster_row(row: InboxRow) -> SafeString:
    """Draw a patient's line of the list; the same line is drawn once."""
    return drawn(RosterRow.of(row), get_language())


@lru_cache(maxsize=LINES)
def drawn(row: RosterRow, language: str | None) -> SafeString:
    """Draw a line, or show it as it was drawn before in this language."""
    del language  # which one it is drawn in is asked for below
    return part("clinician/parts/roster_row.html", row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the story, as its template knows it."""

    told: Told


@register.simple_tag
def told_line(told: Told) -> SafeString:
    """Draw a line of what happened; the same line is drawn once, whoever's page it stands on."""
    key = sha256(repr((told, get_language())).encode()).hexdigest()
    return SafeString(
        STORY.get(key, lambda: part("clinician/parts/told_line.html", _Line(told=told)))
    )


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
