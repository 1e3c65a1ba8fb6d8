"""What to mind at an exercise: points of a list, and a sentence."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.services.therapy.training.technique import MOST


class TechniqueForm(forms.Form):
    """Both are optional, one of them is needed; the services say so."""

    words = forms.CharField(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, offered: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"] = forms.MultipleChoiceField(
            label=_("To mind"),
            required=False,
            choices=list(offered.items()),
            widget=forms.CheckboxSelectMultiple,
        )
        hint = _("Up to %(most)s characters. The patient reads it, so no diagnosis and no names.")
        self.fields["words"].help_text = hint % {"most": MOST}
