"""One account of staff: its role, its patients, its second factor, its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.clinic.components.page import page
from corset.clinic.staff.forms import RoleForm, SuccessorForm
from corset.people.models import User
from corset.presentation.terms import who as in_words
from corset.services.people.access import require
from corset.services.staff import colleagues, factors
from corset.services.staff.colleagues import Colleague
from corset.services.staff.errors import StaffRefused
from corset.services.staff.hand_over import HandedOver, hand_over
from corset.therapy.terms import Role

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleaguePage:
    """A colleague, and what can be done."""

    one: Colleague
    leave: SuccessorForm
    new_role: RoleForm
    mine: bool
    """Whether it is the reader's own account."""
    may_agree: bool
    """Whether the reader is the second administrator for the reset of the factor."""
    refusal: str
    here: str = "staff"


def colleague_page(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show a colleague, and do what is asked (POST)."""
    user = cast("User", request.user)
    require(user, Role.ADMINISTRATOR, to=_("see the staff"))
    one = colleagues.colleague(by=user, user_id=user_id)
    if request.method != "POST":
        return _shown(request, user, one)
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        return _shown(request, user, one, refusal=_("Nothing was chosen."))
    try:
        messages.success(request, act(user, one, request))
    except StaffRefused as error:
        return _shown(request, user, one, refusal=str(error))
    if not user.is_authenticated or one.user.pk == user.pk:
        return redirect("home")
    return redirect("staff-colleague", user_id)


def _shown(request: HttpRequest, user: User, one: Colleague, *, refusal: str = "") -> HttpResponse:
    reset = one.reset
    context = ColleaguePage(
        one=one,
        leave=_leave_form(one),
        new_role=_role_form(one),
        mine=one.user.pk == user.pk,
        may_agree=reset is not None and user.pk not in {reset.asked_by.pk, one.user.pk},
        refusal=refusal,
    )
    status = REFUSED if refusal else 200
    return page(request, "clinician/colleague.html", context, status=status)


def _leave_form(one: Colleague, request: HttpRequest | None = None) -> SuccessorForm:
    data = request.POST if request else None
    return SuccessorForm(data, others=one.successors, required=bool(one.only_theirs))


def _role_form(one: Colleague, request: HttpRequest | None = None) -> RoleForm:
    data = request.POST if request else None
    initial = {"role": one.user.role}
    return RoleForm(data, others=one.successors, required=False, initial=initial, prefix="role")


def _to(one: Colleague, request: HttpRequest) -> User | None:
    form = _leave_form(one, request)
    if not form.is_valid():
        raise StaffRefused(" ".join(_why(one)))
    return form.cleaned_data["to"]


def _why(one: Colleague) -> list[str]:
    said = ngettext(
        "%(count)d patient would be without a clinician. Choose who takes over.",
        "%(count)d patients would be without a clinician. Choose who takes over.",
        one.only_theirs,
    )
    return [said % {"count": one.only_theirs}]


def _hand(user: User, one: Colleague, request: HttpRequest) -> str:
    to = _to(one, request)
    if to is None:
        raise StaffRefused(_("Choose who takes the patients over."))
    return _handed(hand_over(by=user, of=one.user, to=to))


def _handed(done: HandedOver | None) -> str:
    if done is None:
        return ""
    said = ngettext(
        "%(count)d patient is cared for by %(name)s now.",
        "%(count)d patients are cared for by %(name)s now.",
        done.patients + done.others,
    )
    patients = said % {"count": done.patients + done.others, "name": done.to}
    if not done.visits:
        return patients
    visits = ngettext(
        "%(count)d visit to come is led by %(name)s now.",
        "%(count)d visits to come are led by %(name)s now.",
        done.visits,
    )
    return f"{patients} {visits % {'count': done.visits, 'name': done.to}}"


def _end(user: User, one: Colleague, request: HttpRequest) -> str:
    done = colleagues.end(by=user, who=one.user, to=_to(one, request))
    said = _("%(name)s is signed out and signs in no more.") % {"name": one.user}
    return f"{said} {_handed(done)}".strip()


def _suspend(user: User, one: Colleague, request: HttpRequest) -> str:
    done = colleagues.suspend(by=user, who=one.user, to=_to(one, request))
    said = _("%(name)s is signed out until taken up again.") % {"name": one.user}
    return f"{said} {_handed(done)}".strip()


def _take_up(user: User, one: Colleague, _request: HttpRequest) -> str:
    colleagues.take_up(by=user, who=one.user)
    return _("%(name)s may sign in again.") % {"name": one.user}


def _role(user: User, one: Colleague, request: HttpRequest) -> str:
    form = _role_form(one, request)
    if not form.is_valid():
        raise StaffRefused(_("Choose one of the roles, and a clinician where one takes over."))
    given = form.cleaned_data
    done = colleagues.change_role(by=user, who=one.user, role=given["role"], to=given["to"])
    label = in_words(Role(given["role"]))
    said = _("%(name)s is %(role)s from the next sign-in on.")
    return f"{said % {'name': one.user, 'role': label}} {_handed(done)}".strip()


def _sign_out(user: User, one: Colleague, _request: HttpRequest) -> str:
    ended = colleagues.sign_out(by=user, who=one.user)
    said = ngettext("%(count)d session has ended.", "%(count)d sessions have ended.", ended)
    return said % {"count": ended}


def _ask(user: User, one: Colleague, _request: HttpRequest) -> str:
    factors.ask_reset(by=user, who=one.user)
    return _("Asked. It is done once a second administrator agrees, within a day.")


def _agree(user: User, one: Colleague, _request: HttpRequest) -> str:
    factors.agree(by=user, who=one.user)
    return _("%(name)s sets up a new second factor at the next sign-in.") % {"name": one.user}


def _decline(user: User, one: Colleague, _request: HttpRequest) -> str:
    factors.decline(by=user, who=one.user)
    return _("The second factor stays as it is.")


ACTS: Mapping[str, Callable[[User, Colleague, HttpRequest], str]] = {
    "hand-over": _hand,
    "end": _end,
    "suspend": _suspend,
    "take-up": _take_up,
    "role": _role,
    "sign-out": _sign_out,
    "ask-reset": _ask,
    "agree-reset": _agree,
    "decline-reset": _decline,
}
