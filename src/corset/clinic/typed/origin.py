"""From what a form was made: every form carries it, signed, and brings it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.forms import BoundField, Form
from django.http import QueryDict

NAME = "made_from"
SALT = "corset: from what a form was made"
HOLDS = 24 * 60 * 60
"""For how many seconds a form can be sent back."""
Values = Mapping[str, list[str]]
"""What the fields of a form hold, by name, as a browser sends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who was shown a form, where, at which decision of the log, and what its fields held."""

    user: str
    path: str
    number: int = 0
    fields: Values = field(default_factory=dict[str, list[str]])

    def signed(self) -> str:
        """Return it as a form carries it."""
        told = {"u": self.user, "p": self.path, "n": self.number, "f": dict(self.fields)}
        return signing.dumps(told, salt=SALT, compress=True)


def origin_of(sent: QueryDict) -> Origin | None:
    """Return from what a form was made; None where it does not say, or says it wrongly."""
    try:
        told = signing.loads(sent.get(NAME, ""), salt=SALT, max_age=HOLDS)
    except signing.BadSignature:
        return None
    return Origin(user=told["u"], path=told["p"], number=told["n"], fields=told["f"])


def values_of(forms: Iterable[Form]) -> dict[str, list[str]]:
    """Return what the fields hold as they are shown now."""
    return {bound.html_name: _value(bound) for form in forms for bound in form}


def sent_values(sent: QueryDict, names: Iterable[str]) -> dict[str, list[str]]:
    """Return what was sent of these fields."""
    return {name: _plain(sent.getlist(name)) for name in names}


def _value(bound: BoundField) -> list[str]:
    value: Any = bound.value()
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    return _plain(value if isinstance(value, list | tuple | set) else [value])


def _plain(values: Iterable[Any]) -> list[str]:
    said = (str(getattr(value, "value", value)).replace("\r\n", "\n").strip() for value in values)
    return sorted(value for value in said if value)
