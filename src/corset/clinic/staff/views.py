"""The administrator's page: who works here, who was invited. Nothing clinical."""

from dataclasses import dataclass
from typing import cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from corset.clinic.components.page import page
from corset.clinic.components.ticket import Ticket, ticket_of
from corset.clinic.staff.forms import InviteStaffForm
from corset.people.models import Invitation, User
from corset.services.integrity.broken import LogReport, log_report
from corset.services.notifications.status import WaitingLetters, waiting_letters
from corset.services.people.access import require
from corset.services.people.invitations import Invited, invite_staff, open_invitations, staff
from corset.services.therapy.patients.care_team import Coverage, coverage
from corset.therapy.terms import Role

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """Who works here, who is invited, who cares for whom, and what waits to be sent."""

    form: InviteStaffForm
    staff: tuple[User, ...]
    invitations: tuple[Invitation, ...]
    coverage: tuple[Coverage, ...]
    logs: LogReport | None
    letters: WaitingLetters | None
    ticket: Ticket | None
    here: str = "staff"


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
    return _team(request, user, InviteStaffForm(), ticket=ticket_of(request, invited))


def _invite(user: User, form: InviteStaffForm) -> Invited | None:
    try:
        return invite_staff(by=user, **form.cleaned_data)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name, texts)
        return None


def _team(
    request: HttpRequest,
    user: User,
    form: InviteStaffForm,
    *,
    ticket: Ticket | None = None,
    status: int = 200,
) -> HttpResponse:
    context = StaffPage(
        form=form,
        staff=staff(by=user),
        invitations=open_invitations(by=user),
        coverage=coverage(by=user),
        logs=log_report(by=user),
        letters=waiting_letters(by=user),
        ticket=ticket,
    )
    return page(request, "clinician/staff.html", context, status=status)
