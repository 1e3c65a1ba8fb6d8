"""A calendar's secret address: made, renewed and ended by its owner, asked by a programme."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.people.models import Role
from corset.services.people.access import require
from corset.services.visits.calendar import address_made_at, end_address, feed, renew_address
from corset.therapy.terms import Role as TherapyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """Whether there is an address, and the one that was made just now."""

    made_at: datetime | None
    link: str
    """Shown this once; empty else."""
    here: str = "calendar"


def calendar(request: HttpRequest) -> HttpResponse:
    """Show whether there is an address; make a new one, or end it."""
    user = member(request)
    owners = (TherapyRole.PATIENT, TherapyRole.CLINICIAN, TherapyRole.SPECIALIST)
    require(user, *owners, to=_("have a calendar of visits"))
    link = ""
    if request.method == "POST" and "end" in request.POST:
        end_address(by=user)
        messages.success(request, _("The address has ended. Calendars that ask it find nothing."))
        return redirect("calendar")
    if request.method == "POST":
        token = renew_address(by=user)
        link = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    template = "patient" if user.role == Role.PATIENT else "clinician"
    context = CalendarPage(made_at=address_made_at(user), link=link)
    return page(request, f"{template}/calendar.html", context)


@login_not_required
@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - Django's
    """Hand a calendar's programme the visits; whoever has the address is its owner's programme."""
    answer = HttpResponse(feed(token=token), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="visits.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer
