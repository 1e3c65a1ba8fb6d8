"""What a patient is told: all of it on one page, and the note that something was read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.clinic.patient.contexts.lessons import lessons_page
from corset.services.therapy.training.lessons import lessons, read_lesson

FROM_TODAY = "today"


def learn(request: HttpRequest) -> HttpResponse:
    """Show everything that is for the patient, or note what was read."""
    patient = own_patient(request)
    if request.method == "POST":
        return _read(request)
    told = lessons(by=member(request), patient_id=patient.id)
    return page(request, "patient/learn.html", lessons_page(patient, told))


def _read(request: HttpRequest) -> HttpResponse:
    lesson, patient = request.POST.get("lesson", ""), own_patient(request)
    read_lesson(by=member(request), patient_id=patient.id, lesson=lesson)
    return redirect("today" if request.POST.get("then") == FROM_TODAY else "learn")
