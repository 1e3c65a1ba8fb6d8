"""What was seen of posture, gait and spine; what is not chosen was not looked at."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from corset.clinic.components.number import Number
from corset.services.therapy.patients.inspections import (
    MEASURES,
    MOST,
    Aspect,
    InspectionOccasion,
    InspectionView,
    Measure,
    looked_at,
    refuse_inspection,
    written,
)


class InspectionForm(forms.Form):
    """An aspect a field, with what was seen the last time beside it and never chosen beforehand.

    `before` is the newest first. Without `asks_when` the occasion is known, and an empty form says
    that nothing was looked at.
    """

    def __init__(
        self,
        *args: Any,
        before: Iterable[InspectionView],
        occasion: str,
        asks_when: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, prefix="look", **kwargs)
        self.aspects, self.asks_when, self.occasion = looked_at(), asks_when, occasion
        before = tuple(before)
        if asks_when:
            self.fields["occasion"] = _choice(
                now("When"), InspectionOccasion.choices, initial=occasion
            )
        for aspect in self.aspects:
            self.fields[aspect.id] = _aspect(aspect, before)
        for measure in MEASURES:
            self.fields[measure.id] = _measure(measure, before)
        self.fields["words"] = forms.CharField(
            label=_("In a sentence"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=now("Up to %(most)s characters.") % {"most": MOST},
        )

    def groups(self) -> Mapping[str, list[BoundField]]:
        """Return the fields of the aspects by where one looks from."""
        groups: dict[str, list[BoundField]] = {}
        for aspect in self.aspects:
            groups.setdefault(aspect.view, []).append(self[aspect.id])
        return groups

    def measures(self) -> list[tuple[BoundField, str]]:
        """Return the fields of the measures, each with its unit."""
        return [(self[measure.id], measure.unit) for measure in MEASURES]

    def measured(self) -> dict[str, float]:
        """Return what was measured, by id."""
        given = self.cleaned_data
        return {one.id: given[one.id] for one in MEASURES if given.get(one.id) is not None}

    def seen(self) -> dict[str, str]:
        """Return what was looked at, by id."""
        given = self.cleaned_data
        return {a.id: given[a.id] for a in self.aspects if given.get(a.id)}

    @property
    def is_noted(self) -> bool:
        """Whether anything was looked at, measured or written."""
        return bool(self.seen() or self.measured() or self.cleaned_data.get("words"))

    def clean(self) -> dict[str, Any]:
        """Ask the services; where the occasion is known, nothing at all is an answer, too."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and (self.asks_when or self.is_noted):
            self.occasion = cleaned.get("occasion", self.occasion)
            try:
                refuse_inspection(self.occasion, self.seen(), cleaned["words"], self.measured())
            except ValidationError as error:
                for name, texts in error.message_dict.items():
                    self.add_error(name, texts)
        return cleaned


def _choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def _aspect(aspect: Aspect, before: tuple[InspectionView, ...]) -> forms.ChoiceField:
    values = [(value, capfirst(text)) for value, text in aspect.values.items()]
    choices = [("", now("Not looked at")), *values]
    hint = _last(aspect, before)
    return _choice(aspect.name, choices, required=False, initial="", help_text=hint)


def _measure(measure: Measure, before: tuple[InspectionView, ...]) -> Number:
    """Return a number with its unit; how it is taken, and the last one, stand beside it."""
    last = next((view for view in before if measure.id in view.measured), None)
    said = now("Last: %(value)s, %(day)s")
    known = (
        said
        % {
            "value": written(measure, last.measured[measure.id]),
            "day": date_format(last.at, "j F Y"),
        }
        if last
        else ""
    )
    hint = " ".join(filter(None, (str(measure.how), known)))
    return Number(
        label=measure.name,
        required=False,
        help_text=hint,
        units=(measure.unit,),
    )


def _last(aspect: Aspect, before: tuple[InspectionView, ...]) -> str:
    """Return “Last: right higher, 3 March 2026”, or nothing."""
    for view in before:
        if value := view.seen.get(aspect.id):
            said = {"value": aspect.values.get(value, value), "day": date_format(view.at, "j F Y")}
            return now("Last: %(value)s, %(day)s") % said
    return ""
