"""Somebody taken in twice: likely pairs, and joining two, for administrators and clinicians."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.people.models import Role
from corset.services.staff.doubles import PatientDouble, double_of, likely_doubles
from corset.services.staff.errors import StaffRefused
from corset.services.staff.merging import merge_patients, openable, why_not

REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublesPage:
    """Likely pairs; `here`: where the reader's own pages stand."""

    pairs: tuple[PatientDouble, ...]
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePage:
    """Two records: the one that goes on, and the one that is left; and why that cannot be."""

    pair: PatientDouble
    refusal: str
    here: str


@require_safe
def doubles(request: HttpRequest) -> HttpResponse:
    """Show who may have been taken in twice."""
    pairs = likely_doubles(by=member(request))
    return page(request, "clinician/doubles.html", DoublesPage(pairs=pairs, here=_here(request)))


def merge(request: HttpRequest, kept: UUID, left: UUID) -> HttpResponse:
    """Show what will follow; join the two."""
    user = member(request)
    stays, goes = openable(by=user, first=kept, second=left)
    refusal = why_not(by=user, kept=stays, left=goes)
    if request.method == "POST":
        try:
            merge_patients(by=user, kept=kept, left=left)
        except StaffRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _("Joined. The record that was left points to this one."))
            if user.role == Role.CLINICIAN:
                return redirect("patient", kept)
            return redirect("doubles")
    context = MergePage(pair=double_of(stays, goes), refusal=refusal, here=_here(request))
    status = REFUSED if request.method == "POST" else 200
    return page(request, "clinician/merge.html", context, status=status)


def _here(request: HttpRequest) -> str:
    return "patients" if member(request).role == Role.CLINICIAN else "staff"
