"""Two people in one form: what does not collide is merged, what does is shown side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.forms import BoundField, ChoiceField, Form
from django.http import QueryDict

from corset.clinic.typed.origin import Values, sent_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """A field that somebody else changed too: what was there, what is there now, what was typed."""

    name: str
    label: str
    was: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What to record: the typed, with what others changed meanwhile in the fields left alone."""

    data: QueryDict
    kept: tuple[str, ...]
    """The labels of fields that others changed, and that keep that."""
    collisions: tuple[Collision, ...]


def merge(*, sent: QueryDict, base: Values, now: Values, forms: Iterable[Form]) -> Merged:
    """Compare what was shown, what is there now, and what was sent; field by field."""
    fields = {bound.html_name: bound for form in forms for bound in form}
    names = [name for name in base if name in now and name in fields]
    typed, data = sent_values(sent, names), sent.copy()
    kept: list[str] = []
    collisions: list[Collision] = []
    for name in names:
        then, there, mine = base[name], now[name], typed[name]
        if _same(there, then) or _same(there, mine):
            continue
        if _same(mine, then):
            data.setlist(name, there)
            kept.append(str(fields[name].label))
            continue
        bound = fields[name]
        collisions.append(
            Collision(
                name=name,
                label=str(bound.label),
                was=in_words(bound, then),
                now=in_words(bound, there),
                typed=in_words(bound, mine),
            )
        )
    return Merged(data=data, kept=tuple(kept), collisions=tuple(collisions))


def take_theirs(sent: QueryDict, name: str, now: Values) -> QueryDict:
    """Return what was sent, with what is there now in one field."""
    data = sent.copy()
    data.setlist(name, now.get(name, []))
    return data


def in_words(bound: BoundField, values: list[str]) -> str:
    """Return what a field holds as people read it."""
    if isinstance(bound.field, ChoiceField):
        listed = cast("Iterable[tuple[object, object]]", bound.field.choices)
        labels = {str(key): str(label) for key, label in listed}
        return ", ".join(labels.get(value, value) for value in values) or "–"
    if values == ["on"]:
        return "✓"
    return ", ".join(values) or "–"


def _same(one: list[str], other: list[str]) -> bool:
    return [_number(value) for value in one] == [_number(value) for value in other]


def _number(value: str) -> float | str:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return value
