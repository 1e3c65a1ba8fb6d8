"""The plan to sign: which exercises, with which doses (R3, R7, R10)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.components.command_form import CommandForm
from corset.clinic.components.number import Count
from corset.therapy.programme import Exercise, Programme


def _count(low: int, high: int, label: Any) -> Count:
    said: Any = _("Choose %(low)s to %(high)s.") % {"low": low, "high": high}
    errors = {"min_value": said, "max_value": said, "invalid": said, "required": said}
    return Count(min_value=low, max_value=high, label=label, error_messages=errors)


def _opt_in(programme: Programme) -> forms.MultipleChoiceField:
    """Return a choice of the exercises that only a clinician opens (R24)."""
    choices = [(e.id, e.sheet.name) for e in programme.exercises.values() if e.opt_in]
    return forms.MultipleChoiceField(choices=choices, required=False)


class LineForm(forms.Form):
    """One exercise; its bounds are the article's."""

    take = forms.BooleanField(required=False)

    def __init__(self, *args: Any, exercise: Exercise, fewest: int, **kwargs: Any) -> None:
        super().__init__(*args, prefix=exercise.id, **kwargs)
        self.exercise, self.fewest = exercise, fewest
        self.fields["repetitions"] = _count(fewest, exercise.dose.max, _("Start with"))
        self.fields["ceiling"] = _count(fewest, exercise.dose.max, _("Grow to"))
        if exercise.tempo.hold_s:
            most = int(exercise.tempo.hold_s)
            self.fields["hold_s"] = _count(1, most, _("Hold, seconds"))

    def clean(self) -> dict[str, Any]:
        """A ceiling under the start is a slip of the hand."""
        given = super().clean() or self.cleaned_data
        start, ceiling = given.get("repetitions"), given.get("ceiling")
        if start is not None and ceiling is not None and ceiling < start:
            self.add_error("ceiling", _("Choose %(start)s or more.") % {"start": start})
        return given

    def item(self) -> dict[str, Any]:
        """Return the line as the command wants it."""
        numbers = {k: v for k, v in self.cleaned_data.items() if k != "take"}
        if "hold_s" in numbers:
            numbers["hold_s"] = float(numbers["hold_s"])
        return {"exercise": self.exercise.id, **numbers}


class ProposeForm(CommandForm):
    """What the clinician opens before asking for a complex (R24)."""

    does = "propose"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opt_in"] = _opt_in(programme)


class SignForm(CommandForm):
    """The terms of a plan; its exercises come from their lines."""

    does = "sign"

    def __init__(
        self, *args: Any, programme: Programme, lines: Iterable[LineForm], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opt_in"] = _opt_in(programme)
        self.lines = list(lines)
        p = programme.parameters
        sessions = range(p.supervised_sessions_min, p.supervised_sessions_max + 1)
        self.fields["supervised_sessions"] = forms.TypedChoiceField(
            label=_("Supervised sessions before home"),
            choices=[(n, str(n)) for n in sessions],
            coerce=int,
            widget=forms.RadioSelect,
        )
        low, high = p.whole_spine_days_min, p.whole_spine_days_max
        self.fields["whole_spine_days"] = _count(low, high, _("Days before the whole spine"))

    def payload(self) -> Mapping[str, Any]:
        """Return terms and lines together."""
        return {**self.cleaned_data, "items": [line.item() for line in self.lines]}

    def clean(self) -> dict[str, Any]:
        """A plan has exercises, each with its numbers in bounds."""
        self.lines = [line for line in self.lines if is_taken(line)]
        if not self.lines:
            self.add_error(None, _("Take in at least one exercise."))
        elif not all(line.is_valid() for line in self.lines):
            self.add_error(None, _("One of the doses is out of its bounds; it is marked below."))
        return super().clean()


def is_taken(line: LineForm) -> bool:
    """Whether the line was ticked; what is not ticked may hold any number."""
    return bool(line.data.get(line.add_prefix("take")))
