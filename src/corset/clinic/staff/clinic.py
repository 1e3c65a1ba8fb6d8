"""By which clock the clinic lives: chosen by an administrator."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.clinic.staff.forms import ClinicForm
from corset.people.models import ClinicTimeZone
from corset.services.staff.clinic import choose_time_zone, chosen_time_zones

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicPage:
    """The form, and what was chosen before."""

    form: ClinicForm
    chosen: tuple[ClinicTimeZone, ...]
    here: str = "staff"


def clinic(request: HttpRequest) -> HttpResponse:
    """Show the clinic's time zone, and choose another one."""
    user = member(request)
    chosen = chosen_time_zones(by=user)
    form = ClinicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["timezone"]
        try:
            choose_time_zone(by=user, name=name)
        except ValidationError as error:
            form.add_error("timezone", error.messages)
        else:
            said = _("The clinic lives by the clock of %(zone)s now. Patients keep their own.")
            messages.success(request, said % {"zone": name})
            return redirect("staff")
    status = REFUSED if request.method == "POST" else 200
    context = ClinicPage(form=form, chosen=chosen)
    return page(request, "clinician/clinic.html", context, status=status)
