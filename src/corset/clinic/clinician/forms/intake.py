"""Intake: what a complex is made from (R7, R9, R29, R30)."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.clinician.forms.decisions import LONGEST
from corset.clinic.components.command_form import CommandForm
from corset.clinic.components.number import Count, Number
from corset.presentation.terms import choices
from corset.therapy.content.parameters import Parameters, plausible_facts
from corset.therapy.intake import Intake
from corset.therapy.programme import Programme
from corset.therapy.terms import NRS, Damage, Region, Sex

_SPINE = [
    *(f"C{n}" for n in range(2, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    "S1",
]
DISCS = [f"{upper}/{lower}" for upper, lower in pairwise(_SPINE)]
_LETTER = {Region.CERVICAL: "C", Region.THORACIC: "T", Region.LUMBAR: "L"}
_BODY = ("sex", "height_cm", "mass_kg")
_WORDS = ("scoliosis", "posture", "gait")
"""What an intake of before held in words; inspections hold it now, and what was said stays."""


def discs_of(region: str) -> list[str]:
    """Return the discs that lie under the vertebrae of a region."""
    return [disc for disc in DISCS if disc.startswith(_LETTER[Region(region)])]


def _choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def _ticks(label: Any, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices, widget=widget, **more)


def _measured(p: Parameters) -> dict[str, forms.Field]:
    """Return the fields of the body, none of which takes what cannot be."""
    may_be = plausible_facts(p)
    years, metres, mass = (may_be[name] for name in ("age", "height_m", "mass_kg"))
    return {
        "age": _number(Count, _("Age in years"), _("Give %(low)s to %(high)s years."), years),
        "height_cm": _number(
            Number,
            _("Height"),
            _("Give it in centimetres, %(low)s to %(high)s."),
            (metres[0] * 100, metres[1] * 100),
            units=("cm",),
            required=False,
        ),
        "mass_kg": _number(
            Number,
            _("Body mass"),
            _("Give it in kilograms, %(low)s to %(high)s."),
            mass,
            units=("kg",),
            required=False,
        ),
    }


def _number(
    kind: Callable[..., forms.Field],
    label: Any,
    allowed: Any,
    bounds: tuple[float, float],
    **more: Any,
) -> forms.Field:
    """Return a field that says what is allowed, in the unit of the form."""
    low, high = bounds
    text = str(allowed) % {"low": f"{low:g}", "high": f"{high:g}"}
    errors: dict[str, Any] = dict.fromkeys(("min_value", "max_value", "invalid"), text)
    return kind(label=label, min_value=low, max_value=high, error_messages=errors, **more)


class IntakeForm(CommandForm):
    """Facts of the patient; people's units on the form, metres inside."""

    does = "record_intake"

    regions = _ticks(_("Where was damage found?"), partial(choices, Region))
    levels = _ticks(_("Discs"), [(disc, disc) for disc in DISCS], required=False)
    stage = forms.TypedChoiceField(
        label=_("Stage of the disease"),
        choices=[(1, "I"), (2, "II"), (3, "III"), (4, "IV")],
        coerce=int,
        widget=forms.RadioSelect,
    )
    damage = _choice(_("Damage to the vertebrae"), partial(choices, Damage))
    sex = _choice(_("Sex"), partial(choices, Sex), required=False)
    no_conditions = forms.BooleanField(label=_("None of these"), required=False)
    rest_pain = forms.TypedChoiceField(
        label=_("Pain at rest, on a usual day"),
        choices=[(n, str(n)) for n in NRS],
        coerce=int,
        widget=forms.RadioSelect,
    )
    painkillers = forms.CharField(
        label=_("Painkillers taken now"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line. It is recorded and its course is shown; nothing follows from it."),
    )
    no_painkillers = forms.BooleanField(label=_("Takes none"), required=False)

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        age: int | None = None,
        aged_since: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(programme.conditions.values(), key=lambda condition: condition.name)
        choices = [(condition.id, condition.name) for condition in known]
        self.fields["conditions"] = _ticks(_("Other chronic diseases"), choices, required=False)
        self.fields |= _measured(programme.parameters)
        self.years, self.aged_since = age, aged_since
        if age is not None:
            del self.fields["age"]

    def clean(self) -> dict[str, Any]:
        """Ask for a clear word where “none” and “not asked” would look alike (I4)."""
        given = self.cleaned_data
        if bool(given.get("conditions")) == bool(given.get("no_conditions")):
            self.add_error("conditions", _("Tick what is known, or “None of these”; not both."))
        if given.get("painkillers") and given.get("no_painkillers"):
            self.add_error("painkillers", _("Name them, or tick “Takes none”; not both."))
        return super().clean()

    def payload(self) -> Mapping[str, Any]:
        """Return the facts; discs of regions that are not ticked were not on the screen."""
        given = self.cleaned_data
        discs = {disc for region in given["regions"] for disc in discs_of(region)}
        facts: dict[str, Any] = {
            "regions": given["regions"],
            "levels": [disc for disc in given["levels"] if disc in discs],
            "age": given.get("age", self.years),
            "age_on": self.aged_since and self.aged_since.isoformat(),
            "conditions": given["conditions"],
            "painkillers": _painkillers(given),
            **{name: given[name] for name in ("stage", "damage", "rest_pain")},
            **{name: given[name] or None for name in _BODY},
            **{name: self.initial.get(name) for name in _WORDS},
        }
        centimetres = facts.pop("height_cm")
        facts["height_m"] = centimetres and round(centimetres / 100, 3)
        return facts


def _painkillers(given: Mapping[str, Any]) -> list[str] | None:
    """Return those named, none of them, or None where nobody asked."""
    named = [line.strip() for line in given["painkillers"].splitlines() if line.strip()]
    return named if named or given["no_painkillers"] else None


def initial_of(intake: Intake) -> dict[str, Any]:
    """Return what is known, as the form shows it."""
    words = {name: getattr(intake, name) for name in ("stage", "age", "rest_pain", *_WORDS)}
    return {
        **words,
        "regions": [region.value for region in intake.regions or ()],
        "levels": list(intake.levels or ()),
        "damage": intake.damage and intake.damage.value,
        "sex": intake.sex and intake.sex.value,
        "height_cm": _plain(intake.height_m and intake.height_m * 100),
        "mass_kg": _plain(intake.mass_kg),
        "conditions": list(intake.conditions or ()),
        "no_conditions": intake.conditions == (),
        "painkillers": "\n".join(intake.painkillers or ()),
        "no_painkillers": intake.painkillers == (),
    }


def _plain(number: float | None) -> float | int | None:
    """Return a number as people write it: 162 and not 162.0."""
    if number is None:
        return None
    rounded = round(number, 1)
    return int(rounded) if rounded.is_integer() else rounded
