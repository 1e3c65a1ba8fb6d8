"""The first time: how a session works, in about a minute; and the view with large text."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.people.models import Patient
from corset.services.therapy.training.lessons import FIRST, lessons, note_tour
from corset.therapy.content.lessons import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class TourPage:
    """How a session works; with what is told before the first one."""

    patient: Patient
    lessons: tuple[Lesson, ...]
    here: str = "today"


def tour(request: HttpRequest) -> HttpResponse:
    """Show it, or note that it was looked at or left aside: it is not offered again then."""
    patient = own_patient(request)
    if request.method == "POST":
        note_tour(by=member(request))
        return redirect("today")
    told = lessons(by=member(request), patient_id=patient.id)
    first = tuple(view.lesson for view in told if view.lesson.occasion in FIRST)
    return page(request, "patient/tour.html", TourPage(patient=patient, lessons=first))


@require_POST
def simple(request: HttpRequest) -> HttpResponse:
    """Choose the simple view, or the usual one, on every device of this person."""
    own_patient(request)
    who, there = member(request), request.POST.get("next", "")
    who.simple = request.POST.get("simple") == "on"
    who.save(update_fields=["simple"])
    own = url_has_allowed_host_and_scheme(
        there, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(there if own and there.startswith("/") else "today")
