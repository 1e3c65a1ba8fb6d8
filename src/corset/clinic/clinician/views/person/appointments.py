"""Supervised visits as appointments: those of a patient, and those of a day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corset.clinic.clinician.contexts.person.appointments import (
    AppointmentsPage,
    visits_page,
)
from corset.clinic.clinician.forms.appointment import AppointmentForm
from corset.clinic.clinician.pages.room import REFUSED, PatientRoom
from corset.clinic.clinician.views.person.identity import add_errors
from corset.clinic.components.member import member
from corset.clinic.components.number import number_in
from corset.clinic.components.page import page
from corset.services.visits.appointments import (
    AppointmentChanged,
    AppointmentView,
    appointments,
    cancel_appointment,
    leaders_for,
    make_appointment,
    move_appointment,
)
from corset.services.visits.day import visit_day

COLLIDED = 409


class Appointments(PatientRoom):
    """Make one, move one, cancel one; what somebody else changed meanwhile is shown first."""

    template_name = "clinician/appointments.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show them, with an empty form or with the one that is to be moved."""
        return self._shown(request.GET.get("move", ""))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it, and go back to the patient."""
        try:
            if "cancel" in request.POST:
                return self._cancel(request.POST)
            return self._write(request.POST)
        except AppointmentChanged as error:
            return self._shown(request.POST.get("move", ""), said=str(error), status=COLLIDED)

    def _cancel(self, sent: QueryDict) -> HttpResponse:
        changes = number_in(sent.get("changes", ""), otherwise=-1)
        cancel_appointment(
            by=self.user,
            patient_id=self.patient_id,
            appointment=sent.get("cancel", ""),
            changes=changes,
        )
        messages.success(self.request, _("Cancelled. The patient's page and calendars say so."))
        return redirect(self.to("patient-appointments"))

    def _write(self, sent: QueryDict) -> HttpResponse:
        moved, form = sent.get("move", ""), self._form(sent)
        if not form.is_valid():
            return self._shown(moved, form=form, status=REFUSED)
        given = form.cleaned_data
        fields = {
            "day": given["day"],
            "at": given["time"],
            "minutes": given["minutes"],
            "leader": given["leader"],
        }
        who = {"by": self.user, "patient_id": self.patient_id}
        try:
            if moved:
                changes = given["changes"] if given["changes"] is not None else -1
                done = move_appointment(**who, appointment=moved, changes=changes, **fields)
            else:
                done = make_appointment(**who, **fields)
        except ValidationError as error:
            add_errors(form, error)
            return self._shown(moved, form=form, status=REFUSED)
        said = _("Agreed: %(when)s. The patient sees it on the page of the day.")
        messages.success(self.request, said % {"when": date_format(done.at, "l j F, H:i")})
        return redirect(self.to("patient"))

    def _form(
        self, data: QueryDict | None = None, moved: AppointmentView | None = None
    ) -> AppointmentForm:
        leaders = leaders_for(self.page.patient)
        return AppointmentForm(data, leaders=leaders, moved=moved, usual=self.user)

    def _shown(
        self, move: str, *, form: AppointmentForm | None = None, said: str = "", status: int = 200
    ) -> HttpResponse:
        found = appointments(by=self.user, patient_id=self.patient_id)
        moved = next((one for one in found.coming if str(one.id) == move), None)
        context = AppointmentsPage(
            room=self.room(patient=found.patient),
            form=form or self._form(moved=moved),
            found=found,
            moved=moved,
            said=said,
        )
        return self.show(context, status=status)


@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """Show the visits of a day: today's unless another one is asked for."""
    found = visit_day(by=member(request), day=_day(request.GET.get("day", "")))
    return page(request, "clinician/visits.html", visits_page(found))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if date.min.year + 1 < day.year < date.max.year - 1 else None
