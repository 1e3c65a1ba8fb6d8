"""A copy of everything that is kept of a patient, to take away."""

from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from corset.clinic.components.member import member, own_patient
from corset.services.people.access import require
from corset.services.people.copies import copy_of
from corset.therapy.terms import Role

NAME = "record.json"


def own_copy(request: HttpRequest) -> JsonResponse:
    """Hand the patient who is signed in everything that is kept."""
    return _copy(request, own_patient(request).id)


def copy_for_staff(request: HttpRequest, patient_id: UUID) -> JsonResponse:
    """Hand those who treat what is kept of a patient."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("copy a patient's record"))
    return _copy(request, patient_id)


def _copy(request: HttpRequest, patient: UUID) -> JsonResponse:
    said = copy_of(by=member(request), patient_id=patient)
    answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    # Named after nobody: file names end up in lists of downloads.
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
