"""What the complaint is coded as: a code, or words by which it is found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.services.diagnoses.codes import DiagnosisCode, codes
from corset.services.diagnoses.record import meant, offered


class DiagnosisForm(forms.Form):
    """One diagnosis; what can mean several is asked once more."""

    words = forms.CharField(
        label=_("Diagnosis (ICD-10)"),
        required=False,
        max_length=200,
        help_text=_("A code such as M51.1, or words of its name. Nothing is decided by it."),
        widget=forms.TextInput(
            attrs={"list": "icd-codes", "autocomplete": "off", "translate": "no"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="icd", **kwargs)

    @property
    def known(self) -> tuple[DiagnosisCode, ...]:
        """What the browser offers while it is typed."""
        return tuple(codes().values())

    @property
    def several(self) -> tuple[DiagnosisCode, ...]:
        """What the words can mean, where they mean more than one."""
        return offered(self.data.get("icd-words", "")) if self.is_bound else ()

    def clean_words(self) -> str:
        """Return the code that is meant; nothing where nothing was written."""
        words = self.cleaned_data["words"].strip()
        return meant(words).code if words else ""
