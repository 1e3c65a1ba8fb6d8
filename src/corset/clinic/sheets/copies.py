"""A copy of everything that is kept of a patient, to take away: as data, and to be read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from corset.clinic.components.member import member, own_patient
from corset.services.people.access import require
from corset.services.people.copies import copy_of
from corset.services.sheets import record_pdf
from corset.therapy.terms import Role

NAME = "record"


def own_copy(request: HttpRequest) -> HttpResponse:
    """Hand the patient who is signed in everything that is kept."""
    return _data(request, own_patient(request).id)


def own_copy_to_read(request: HttpRequest) -> HttpResponse:
    """Hand the same to be read."""
    return _pdf(request, own_patient(request).id)


def copy_for_staff(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Hand those who treat what is kept of a patient."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("copy a patient's record"))
    return _data(request, patient_id)


def copy_to_read(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Hand them the same to be read."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("copy a patient's record"))
    return _pdf(request, patient_id)


def _data(request: HttpRequest, patient: UUID) -> HttpResponse:
    said = copy_of(by=member(request), patient_id=patient)
    answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _kept(answer, "json")


def _pdf(request: HttpRequest, patient: UUID) -> HttpResponse:
    said = record_pdf(by=member(request), patient_id=patient)
    return _kept(HttpResponse(said, content_type="application/pdf"), "pdf")


def _kept(answer: HttpResponse, kind: str) -> HttpResponse:
    # Named after nobody: file names end up in lists of downloads.
    answer["Content-Disposition"] = f'attachment; filename="{NAME}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
