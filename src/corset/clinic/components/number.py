"""Numbers that an address or a form may hold, as people write them."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

DIGITS = 9
"""More is no number that anybody means; Python refuses to read thousands of them."""
_POINT = "[.,\N{ARABIC DECIMAL SEPARATOR}]"
_WRITTEN = re.compile(rf"([+-]?\d{{1,{DIGITS}}})\s*(?:{_POINT}\s*(\d{{1,{DIGITS}}}))?")


def number_in(text: str, *, otherwise: int) -> int:
    """Return the number, or another one where the text is none from 0 to 999,999,999."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_one else otherwise


def read_number(text: str, units: tuple[str, ...] = ()) -> float | None:
    """Return what somebody wrote: "38,2", "38.2 °C", "٣٨"; None where it is no number.

    Of units only those given may stand behind it, so that 101 °F is not taken for 101 °C.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    for unit in sorted(map(str.casefold, units), key=len, reverse=True):
        if plain.endswith(unit):
            plain = plain.removesuffix(unit).strip()
            break
    found = _WRITTEN.fullmatch(plain)
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def _written(mode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})


class Number(forms.FloatField):
    """A number with a comma or a point, and its unit or none.

    A text field: what a browser's own number field cannot read, it sends as nothing.
    """

    def __init__(self, *, units: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.units = units
        super().__init__(widget=_written("decimal"), **kwargs)

    def to_python(self, value: object) -> float | None:
        """Return the number, or nothing where nothing was written."""
        if value in self.empty_values:
            return None
        number = read_number(str(value), self.units)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class Count(forms.IntegerField):
    """A whole number, and its unit or none; 16,0 is one too."""

    def __init__(self, *, units: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.units = units
        kwargs.setdefault("widget", _written("numeric"))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> int | None:
        """Return the number, or nothing where nothing was written."""
        if value in self.empty_values:
            return None
        number = read_number(str(value), self.units)
        if number is None or not number.is_integer():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(number)
