"""What an administrator decides about accounts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.components.zones import zone_field
from corset.people.models import Role, User

STAFF = [(role.value, role.label) for role in Role if role is not Role.PATIENT]


class InviteStaffForm(forms.Form):
    """Whom an administrator lets in."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Email"))
    role = forms.ChoiceField(label=_("Role"), choices=STAFF, widget=forms.RadioSelect)


class SuccessorForm(forms.Form):
    """Who takes the patients over."""

    to = forms.ModelChoiceField(
        label=_("Who takes over all patients"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
    )

    def __init__(
        self, *args: Any, others: Iterable[User], required: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = User.objects.filter(pk__in=[one.pk for one in others]).order_by("name", "email")
        field = self.fields["to"]
        field.queryset = known  # pyright: ignore[reportAttributeAccessIssue] - a ModelChoiceField
        field.required = required


class ClinicForm(forms.Form):
    """By which clock the clinic lives."""

    timezone = zone_field(
        label=_("Time zone of the clinic"),
        help_text=_("Times of alerts, visits and lists are shown by its clock."),
        required=True,
    )


class RoleForm(SuccessorForm):
    """Another role; patients stay with clinicians."""

    role = forms.ChoiceField(label=_("Role"), choices=STAFF, widget=forms.RadioSelect)
    field_order = ("role", "to")
