"""The administrator's page: who works here, who was invited. Nothing clinical."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from corset.clinic.components.number import number_in
from corset.clinic.components.page import page
from corset.clinic.components.ticket import Ticket, ticket_of
from corset.clinic.staff.forms import InviteStaffForm, SuccessorForm
from corset.people.clinic import clinic_time_zone
from corset.people.models import FactorReset, Invitation, User
from corset.people.models import Role as AccountRole
from corset.services.integrity.broken import LogReport, log_report
from corset.services.notifications.status import WaitingLetters, waiting_letters
from corset.services.people.access import require
from corset.services.people.invitations import (
    InvitationInvalid,
    Invited,
    invite_staff,
    open_invitations,
    staff,
    withdraw_invitation,
)
from corset.services.staff.clinic import chosen_time_zones
from corset.services.staff.coverage import CoveragePart, coverage_part, take_in_orphans
from corset.services.staff.errors import StaffRefused
from corset.services.staff.factors import waiting_resets
from corset.therapy.terms import Role

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """Who works here, who is invited, who cares for whom, and what waits to be sent."""

    form: InviteStaffForm
    staff: tuple[User, ...]
    invitations: tuple[Invitation, ...]
    coverage: CoveragePart
    orphans: SuccessorForm
    resets: tuple[FactorReset, ...]
    logs: LogReport | None
    letters: WaitingLetters | None
    ticket: Ticket | None
    zone: str
    """Whose clock the clinic lives by."""
    zone_chosen: bool
    """Whether somebody chose it; else it is what the server was set to."""
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


@require_POST
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    user = cast("User", request.user)
    require(user, Role.ADMINISTRATOR, to=_("withdraw an invitation of staff"))
    try:
        taken = withdraw_invitation(by=user, invitation_id=invitation_id)
        said = _("The invitation for %(name)s is withdrawn; its link opens nothing any more.")
        messages.success(request, said % {"name": taken.name or taken.email})
    except InvitationInvalid as error:
        messages.warning(request, str(error))
    return redirect("staff")


@require_POST
def orphans(request: HttpRequest) -> HttpResponse:
    """Give everybody who has no clinician to one."""
    user = cast("User", request.user)
    require(user, Role.ADMINISTRATOR, to=_("share the care of a patient"))
    form = orphans_form(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose a clinician who takes over."))
        return redirect("staff")
    try:
        to = form.cleaned_data["to"]
        count = take_in_orphans(by=user, to=to)
        said = ngettext(
            "%(name)s cares for %(count)d more patient now.",
            "%(name)s cares for %(count)d more patients now.",
            count,
        )
        messages.success(request, said % {"name": to, "count": count})
    except StaffRefused as error:
        messages.warning(request, str(error))
    return redirect("staff")


def orphans_form(data: QueryDict | None = None) -> SuccessorForm:
    """Return the form that gives a clinician to whoever has none."""
    others = User.objects.filter(role=AccountRole.CLINICIAN, is_active=True)
    return SuccessorForm(data, others=others)


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
        coverage=coverage_part(by=user, page=number_in(request.GET.get("page", ""), otherwise=1)),
        orphans=orphans_form(),
        resets=waiting_resets(by=user),
        logs=log_report(by=user),
        letters=waiting_letters(by=user),
        ticket=ticket,
        zone=clinic_time_zone(),
        zone_chosen=bool(chosen_time_zones(by=user)),
    )
    return page(request, "clinician/staff.html", context, status=status)
