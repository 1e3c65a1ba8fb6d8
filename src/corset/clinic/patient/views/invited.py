"""The first entry: an invitation becomes an account."""

from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from corset.people.models import Invitation, Role
from corset.services.people.invitations import InvitationInvalid, accept_invitation, find_invitation

BACKEND = "django.contrib.auth.backends.ModelBackend"


class InvitedForm(forms.Form):
    """An address and a password to sign in with, and for patients the consent."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least eight characters; three words that nobody guesses are good."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    agreed = forms.BooleanField(
        label=_(
            "I agree that the clinic keeps what I answer here and that those who treat me read it."
        ),
        error_messages={"required": _("Without this the clinic may not keep your answers.")},
    )


@login_not_required
@never_cache
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, and take it (POST)."""
    try:
        invitation = find_invitation(token=token)
        return _welcome(request, invitation, token)
    except InvitationInvalid as error:
        return render(request, "patient/invitation_over.html", {"text": str(error)}, status=410)


def _welcome(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = InvitedForm(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST" and form.is_valid() and _accepted(request, form, token):
        return redirect("home")
    first_name = invitation.name.split(maxsplit=1)[0] if invitation.name else ""
    context = {
        "form": form,
        "invitation": invitation,
        "first_name": first_name,
        "is_patient": invitation.role == Role.PATIENT,
    }
    return render(request, "patient/invited.html", context)


def _accepted(request: HttpRequest, form: InvitedForm, token: str) -> bool:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    try:
        user = accept_invitation(token=token, email=email, password=password)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    login(request, user, backend=BACKEND)
    return True
