"""A correction after pain: resume it lower, replace it, or take it out (R5)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.clinician.forms.decisions import LONGEST
from corset.clinic.components.command_form import CommandForm
from corset.clinic.components.number import Count
from corset.therapy.terms import Resolution

RESOLUTIONS = [
    (Resolution.REPLACE.value, _("Put another exercise in its place")),
    (Resolution.RESUME.value, _("Open it again at a lower dose")),
    (Resolution.REMOVE.value, _("Take it out of the plan")),
]


class CorrectionForm(CommandForm):
    """`dose`: the fewest and most repetitions with which the exercise may come back."""

    does = "correct"

    resolution = forms.ChoiceField(
        label=_("What happens with it?"), choices=RESOLUTIONS, widget=forms.RadioSelect
    )
    opt_in = forms.BooleanField(required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        exercise: str,
        dose: tuple[int, int],
        candidates: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.exercise = exercise
        self.fields["replacement"] = forms.ChoiceField(
            label=_("In its place"), choices=list(candidates), required=False
        )
        said: Any = _("Choose %(low)s to %(high)s repetitions.") % {"low": dose[0], "high": dose[1]}
        self.fields["repetitions"] = Count(
            label=_("Repetitions"),
            min_value=dose[0],
            max_value=dose[1],
            required=False,
            error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), said),
        )

    def clean(self) -> dict[str, Any]:
        """Each way out needs its own answer."""
        given = self.cleaned_data
        replaced = given.get("resolution") == Resolution.REPLACE
        if replaced and not given.get("replacement") and "replacement" not in self.errors:
            self.add_error("replacement", _("Choose the exercise that takes its place."))
        return super().clean()

    def payload(self) -> Mapping[str, Any]:
        """Return only what belongs to the way out that was chosen."""
        given, way = self.cleaned_data, self.cleaned_data["resolution"]
        fields = {"exercise": self.exercise, "resolution": way, "note": given["note"]}
        if way == Resolution.RESUME and given["repetitions"] is not None:
            fields["repetitions"] = given["repetitions"]
        if way == Resolution.REPLACE:
            fields |= {"replacement": given["replacement"], "opt_in": given["opt_in"]}
        return fields
