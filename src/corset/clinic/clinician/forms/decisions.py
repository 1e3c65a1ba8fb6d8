"""Small decisions: each one command, each confirmed once."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.clinician.forms.screening import PhaseForm
from corset.clinic.components.command_form import CommandForm
from corset.people.models import Role, User

LONGEST = 2000


def _note(label: Any, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget
    )


class AcknowledgeForm(CommandForm):
    """The alert was seen."""

    does = "acknowledge"
    alert = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ClearForm(CommandForm):
    """An emergency or a suspension was looked at."""

    does = "clear"
    note = _note(_("What was found"), _("It stands in the record beside the clearance."))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def payload(self) -> Mapping[str, Any]:
        """Return the note, and the alerts that the page showed."""
        return {**super().payload(), "seen": self.cleaned_data["seen"].split()}


class SignOffForm(CommandForm):
    """Training at home may begin."""

    does = "sign_off"


class OpenWholeSpineForm(CommandForm):
    """The whole-spine stage may begin."""

    does = "open_whole_spine"


class SetPhaseForm(PhaseForm, CommandForm):
    """The clinician's reading of the phase, changed."""

    does = "set_phase"


class WithdrawForm(CommandForm):
    """The end of a therapy."""

    does = "withdraw"
    completed = forms.TypedChoiceField(
        label=_("How does it end?"),
        choices=[("yes", _("Completed")), ("no", _("Ended early"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = _note(_("Why"))


class EnrolForm(CommandForm):
    """A therapy begins again."""

    does = "enrol"


class ShareCareForm(forms.Form):
    """A further clinician."""

    def __init__(self, *args: Any, team: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.filter(role=Role.CLINICIAN, is_active=True)
        self.fields["clinician"] = forms.ModelChoiceField(
            label=_("Clinician"),
            queryset=others.exclude(id__in=team).order_by("name"),
            empty_label=_("Choose"),
        )
