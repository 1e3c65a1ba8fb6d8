"""The printed sheet: the patient's own, and one that those who treat hand out."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.services.people.access import require
from corset.services.sheets import NothingToPrint, Paper, sheet_pdf
from corset.therapy.terms import Role

NAME = "exercises.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingPage:
    """Why there is nothing to print."""

    why: str
    back: str


def own_sheet(request: HttpRequest) -> HttpResponse:
    """Show the exercises of the patient who is signed in."""
    return _sheet(request, own_patient(request).id, back=reverse("today"))


def sheet_of(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Show a patient's exercises to those who treat."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("print a patient's exercises"))
    return _sheet(request, patient_id, back=reverse("patient", args=[patient_id]))


def _sheet(request: HttpRequest, patient_id: UUID, *, back: str) -> HttpResponse:
    try:
        pdf = sheet_pdf(by=member(request), patient_id=patient_id, paper=_paper(request))
    except NothingToPrint as why:
        nothing = NothingPage(why=str(why), back=back)
        return page(request, "sheets/nothing.html", nothing, status=404)
    answer = HttpResponse(pdf, content_type="application/pdf")
    # Named after nobody: file names end up in lists of downloads.
    answer["Content-Disposition"] = f'inline; filename="{NAME}"'
    answer["Cache-Control"] = "private, no-store"
    # A browser's own viewer is no page of ours: what our pages may load would keep it from showing.
    answer["Content-Security-Policy"] = "frame-ancestors 'none'"
    return answer


def _paper(request: HttpRequest) -> Paper:
    asked = request.GET.get("paper", "")
    return Paper(asked) if asked in {paper.value for paper in Paper} else Paper.A4
