"""An administrator erases a patient, whose name is typed once more before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.clinic.components.page import page
from corset.people.models import Patient
from corset.services.staff.erasure import erasable, erase_patient
from corset.services.staff.errors import StaffRefused

if TYPE_CHECKING:
    from corset.people.models import User

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePage:
    """Who is to be erased, and why that cannot be where it cannot."""

    patient: UUID
    name: str
    typed: str
    refusal: str
    open: bool
    """Whether anything can be erased at all."""
    here: str = "staff"


def erase(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Ask for the name, and erase whoever bears it."""
    user = cast("User", request.user)
    found = erasable(by=user, patient_id=patient_id)
    name, typed = found.patient.name, request.POST.get("name", "").strip()
    if request.method == "POST" and typed == name:
        try:
            erase_patient(by=user, patient_id=patient_id)
        except StaffRefused as error:
            return _shown(request, found.patient, typed, str(error), may=False)
        messages.success(request, _("Who this was is forgotten."))
        return redirect("staff")
    wrong = _("Type the name as it is written above.") if request.method == "POST" else ""
    return _shown(request, found.patient, typed, found.refusal or wrong, may=not found.refusal)


def _shown(
    request: HttpRequest, patient: Patient, typed: str, refusal: str, *, may: bool
) -> HttpResponse:
    context = ErasurePage(
        patient=patient.id, name=patient.name, typed=typed, refusal=refusal, open=may
    )
    status = REFUSED if request.method == "POST" else 200
    return page(request, "clinician/erase.html", context, status=status)
