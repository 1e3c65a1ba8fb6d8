"""Whom an administrator lets in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.people.models import Role

STAFF = [(role.value, role.label) for role in Role if role is not Role.PATIENT]


class InviteStaffForm(forms.Form):
    """Whom an administrator lets in."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Email"))
    role = forms.ChoiceField(label=_("Role"), choices=STAFF, widget=forms.RadioSelect)
