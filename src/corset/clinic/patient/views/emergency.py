"""The emergency page: for reading without a sign-in, for telling the clinic with one."""

from uuid import uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.clinic.patient.contexts.emergency import EmergencyPage, parts_of
from corset.people.models import Patient
from corset.services.library.programmes import installed
from corset.services.therapy.commands.submission import KeyReused, submit
from corset.services.therapy.training.today import today
from corset.therapy.commands import ReportEmergency


@login_not_required  # a warning sign waits for nobody's password, and the page names nobody
def emergency(request: HttpRequest) -> HttpResponse:
    """Show what to do; take the signs of a patient who is signed in (POST)."""
    if not _may_report(request):
        return page(request, "patient/emergency.html", _for_everybody())
    if request.method == "POST":
        return _report(request)
    return page(request, "patient/emergency.html", _for_patient(request))


def _may_report(request: HttpRequest) -> bool:
    """Whether a patient is signed in: an account alone, before its record, only reads."""
    return request.user.is_authenticated and Patient.objects.filter(user=member(request)).exists()


def emergency_text() -> bytes:
    """Return the page as everybody sees it, made without the database and for nobody's request."""
    request = HttpRequest()
    return page(request, "patient/emergency.html", _for_everybody()).content


def _for_everybody() -> EmergencyPage:
    return EmergencyPage(number=settings.EMERGENCY_NUMBER, parts=parts_of(installed()), key=uuid4())


def _for_patient(request: HttpRequest) -> EmergencyPage:
    day = today(by=member(request), patient_id=own_patient(request).id)
    return EmergencyPage(
        number=settings.EMERGENCY_NUMBER,
        parts=parts_of(day.programme),
        key=uuid4(),
        patient=day.patient,
        notice=day.emergency,
        may_report=True,
    )


def _report(request: HttpRequest) -> HttpResponse:
    command = ReportEmergency(signs=tuple(request.POST.getlist("signs")))
    key = request.POST.get("key") or str(uuid4())
    patient = own_patient(request).id
    try:
        submit(patient_id=patient, command=command, by=member(request), key=key)
    except KeyReused:  # sent again with more signs ticked: nothing may get lost
        submit(patient_id=patient, command=command, by=member(request), key=str(uuid4()))
    return redirect("emergency")
