"""A pain, an effort or both of one exercise, answered anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from corset.clinic.components.number import Count


class AnswerForm(forms.Form):
    """What is chosen on the two scales; whatever number comes is taken, for pain is not refused."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    pain = Count(required=False)
    effort = Count(required=False)
    sure = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one of them."""
        given = super().clean() or self.cleaned_data
        if given.get("pain") is None and given.get("effort") is None:
            raise forms.ValidationError(_("Please choose a number."))
        return given

    @property
    def pain_given(self) -> int | None:
        """Return the pain (NRS) that was chosen."""
        return self.cleaned_data.get("pain")

    @property
    def effort_given(self) -> int | None:
        """Return the effort (CR10) that was chosen."""
        return self.cleaned_data.get("effort")

    @property
    def is_sure(self) -> bool:
        """Whether it was asked once more."""
        return bool(self.cleaned_data.get("sure"))
