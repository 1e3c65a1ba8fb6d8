"""The administrator's page: who works here, who was invited. Nothing clinical."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from corset.clinic.clinician.forms.person import InviteStaffForm
from corset.clinic.clinician.views.room import REFUSED
from corset.clinic.clinician.views.visit import link_of
from corset.people.models import User
from corset.services.notifications.status import waiting_letters
from corset.services.people.access import require
from corset.services.people.invitations import Invited, invite_staff, open_invitations, staff
from corset.services.therapy.patients.care_team import coverage
from corset.therapy.terms import Role


def team(request: HttpRequest) -> HttpResponse:
    """Show the staff; invite a colleague by a link that is shown once."""
    user = cast("User", request.user)
    require(user, Role.ADMINISTRATOR, to=_("see the staff"))
    form = InviteStaffForm(request.POST or None)
    if request.method != "POST":
        return _team(request, user, form)
    invited = _invite(user, form) if form.is_valid() else None
    if invited is None:
        return _team(request, user, form, status=REFUSED)
    return _team(request, user, InviteStaffForm(), **link_of(request, invited))


def _invite(user: User, form: InviteStaffForm) -> Invited | None:
    try:
        return invite_staff(by=user, **form.cleaned_data)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name, texts)
        return None


def _team(
    request: HttpRequest, user: User, form: InviteStaffForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    whole = {
        "form": form,
        "staff": staff(by=user),
        "invitations": open_invitations(by=user),
        "coverage": coverage(by=user),
        "letters": waiting_letters(by=user),
        "here": "staff",
        **context,
    }
    return render(request, "clinician/staff.html", whole, status=status)
