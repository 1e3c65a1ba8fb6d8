"""The first entry: an invitation becomes an account, of nobody but whom it is for."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from corset.clinic.components.page import page
from corset.people.models import Invitation, Role, User
from corset.services.people.invitations import (
    InvitationInvalid,
    accept_invitation,
    asks_birth_date,
    find_invitation,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"
GONE, SIGNED_IN = 410, 409


class InvitedForm(forms.Form):
    """An address and a password to sign in with, and for patients who they are and the consent."""

    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})
    )
    birth_date = forms.DateField(
        label=_("Your date of birth"),
        help_text=_("So that nobody else takes this invitation."),
        widget=forms.DateInput({"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
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

    def __init__(self, *args: object, invitation: Invitation) -> None:
        super().__init__(*args, initial={"email": invitation.email})  # pyright: ignore[reportArgumentType] - Django's own
        if invitation.email:
            self.fields["email"].widget.attrs["readonly"] = True
            self.fields["email"].help_text = _("The invitation is for this address alone.")
        if not asks_birth_date(invitation):
            del self.fields["birth_date"]
        if invitation.role != Role.PATIENT:
            del self.fields["agreed"]  # staff tell nothing of themselves


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


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationKept:
    """An invitation that somebody opened who is signed in: nothing is taken."""

    name: str
    me: User


@login_not_required
@never_cache
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation, and take it (POST)."""
    try:
        invitation = find_invitation(token=token)
        if isinstance(request.user, User):
            return _signed_in(request, request.user, invitation)
        return _welcome(request, invitation, token)
    except InvitationInvalid as error:
        over = EndedInvitation(text=str(error))
        return page(request, "patient/invitation_over.html", over, status=GONE)


def _signed_in(request: HttpRequest, me: User, invitation: Invitation) -> HttpResponse:
    """Leave session and invitation as they are; signing out is a word of its own."""
    if request.method == "POST" and "sign-out" in request.POST:
        logout(request)
        return redirect(request.path)
    kept = InvitationKept(name=invitation.name or invitation.email, me=me)
    return page(request, "patient/invitation_kept.html", kept, status=SIGNED_IN)


def _welcome(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = InvitedForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid() and _accepted(request, form, token):
        return redirect("home")
    shown = InvitationPage(
        form=form,
        name=invitation.name,
        expires_at=invitation.expires_at,
        is_patient=invitation.role == Role.PATIENT,
    )
    return page(request, "patient/invited.html", shown)


def _accepted(request: HttpRequest, form: InvitedForm, token: str) -> bool:
    given = form.cleaned_data
    try:
        user = accept_invitation(
            token=token,
            email=given["email"],
            password=given["password"],
            birth_date=given.get("birth_date"),
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    login(request, user, backend=BACKEND)
    return True
