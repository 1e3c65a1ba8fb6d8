"""The first entry: an invitation becomes an account."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from corset.clinic.components.page import page
from corset.people.models import Invitation, Role
from corset.services.people.invitations import InvitationInvalid, accept_invitation, find_invitation

BACKEND = "django.contrib.auth.backends.ModelBackend"
GONE = 410


class InvitedForm(forms.Form):
    """An address and a password to sign in with, and for patients the consent."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least twelve characters; three words that nobody guesses are good."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    agreed = forms.BooleanField(
        label=_(
            "I agree that the clinic keeps what I answer here and that those who treat me read it."
        ),
        error_messages={"required": _("Without this the clinic may not keep your answers.")},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    """Who was invited, and as what."""

    form: InvitedForm
    name: str
    expires_at: datetime
    is_patient: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedInvitation:
    """An invitation that does not open any more, and why."""

    text: str


@login_not_required
@never_cache
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, and take it (POST)."""
    try:
        invitation = find_invitation(token=token)
        return _welcome(request, invitation, token)
    except InvitationInvalid as error:
        over = EndedInvitation(text=str(error))
        return page(request, "patient/invitation_over.html", over, status=GONE)


def _welcome(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = InvitedForm(request.POST or None, initial={"email": invitation.email})
    is_patient = invitation.role == Role.PATIENT
    if not is_patient:
        del form.fields["agreed"]  # staff tell nothing of themselves
    if request.method == "POST" and form.is_valid() and _accepted(request, form, token):
        return redirect("home")
    shown = InvitationPage(
        form=form,
        name=invitation.name,
        expires_at=invitation.expires_at,
        is_patient=is_patient,
    )
    return page(request, "patient/invited.html", shown)


def _accepted(request: HttpRequest, form: InvitedForm, token: str) -> bool:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    try:
        user = accept_invitation(token=token, email=email, password=password)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    login(request, user, backend=BACKEND)
    return True
