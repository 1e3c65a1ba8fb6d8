"""Who a new patient is, and the moment that is asked about."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from corset.clinic.components.zones import grouped_zones, zone_field
from corset.people.clinic import time_zones
from corset.people.names import LONGEST_NAME, readable_name

OLDEST = 120


def day_input() -> forms.DateInput:
    """Return the browser's own picker of a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PersonForm(forms.Form):
    """Identity; it stands apart from the log and can be erased."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, validators=[readable_name])
    birth_date = forms.DateField(label=_("Date of birth"), widget=day_input())
    email = forms.EmailField(
        label=_("Email"), required=False, help_text=_("For the account that the patient makes.")
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    timezone = zone_field(
        label=_("Time zone"), help_text=_("By its clock the patient's day begins and ends.")
    )

    def clean_birth_date(self) -> Any:
        """Refuse a day that no patient was born on."""
        born, today = self.cleaned_data["birth_date"], timezone.localdate()
        if not today.year - OLDEST <= born.year or born > today:
            raise forms.ValidationError(_("Give a day of the last 120 years."))
        return born


class NewPatientForm(PersonForm):
    """Who is taken in."""


class IdentityForm(PersonForm):
    """Who a patient is, corrected."""

    field_order = ("name", "birth_date", "phone", "email", "timezone")

    def __init__(self, *args: Any, has_account: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.initial.get("timezone", "")
        if zone not in time_zones():  # an older name, such as Asia/Calcutta's of another machine
            self.fields["timezone"].choices = [(zone, zone), *grouped_zones()]  # pyright: ignore[reportAttributeAccessIssue] - a ChoiceField
        email = self.fields["email"]
        email.help_text = ""
        if has_account:
            email.widget.attrs["readonly"] = True
            email.help_text = _("The patient signs in with it, and changes it there.")


class MomentForm(forms.Form):
    """A moment on the patient's clock."""

    at = forms.DateTimeField(
        label=_("At"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
