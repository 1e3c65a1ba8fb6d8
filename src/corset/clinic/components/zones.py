"""Time zones as a person chooses one."""

from collections.abc import Callable
from typing import Any

from django import forms

from corset.people.clinic import clinic_time_zone, time_zones


def grouped_zones() -> list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]:
    """Return all time zones, those of a continent together."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name in time_zones():
        place, _slash, city = name.partition("/")
        groups.setdefault(place, []).append((name, (city or name).replace("_", " ")))
    return [zones[0] if len(zones) == 1 else (place, zones) for place, zones in groups.items()]


def zone_field(
    *,
    label: Any,
    help_text: Any,
    initial: Callable[[], str] = clinic_time_zone,
    required: bool = False,
) -> forms.ChoiceField:
    """Return a field to choose a time zone in; at first the clinic's is chosen."""
    return forms.ChoiceField(
        label=label,
        widget=forms.Select(attrs={"translate": "no"}),  # names of places
        required=required,
        choices=grouped_zones,
        initial=initial,
        help_text=help_text,
    )
