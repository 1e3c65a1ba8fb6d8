"""Who looked at a patient's record: for the administrator, and for the patient."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.number import number_in
from corset.clinic.components.page import page
from corset.presentation.operations.reads import page_read
from corset.services.people.access import require
from corset.services.people.reads import ReadsPart, reads
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """One look in words."""

    who: str
    role: str
    what: str
    when: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsPage:
    """Who looked; `own`: whether the patient reads it."""

    name: str
    lines: tuple[ReadLine, ...]
    page: int
    pages: int
    own: bool
    here: str


@require_safe
def staff_reads(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Show an administrator who looked at a record, and nothing of what stands in it."""
    require(member(request), Role.ADMINISTRATOR, to=_("see who looked at a record"))
    found = reads(by=member(request), patient_id=patient_id, page=_asked(request))
    return page(request, "clinician/reads.html", _page(found, own=False))


@require_safe
def own_reads(request: HttpRequest) -> HttpResponse:
    """Show the patient who is signed in who looked."""
    patient = own_patient(request)
    found = reads(by=member(request), patient_id=patient.id, page=_asked(request))
    return page(request, "patient/reads.html", _page(found, own=True))


def _asked(request: HttpRequest) -> int:
    return number_in(request.GET.get("page", ""), otherwise=1)


def _page(found: ReadsPart, *, own: bool) -> ReadsPage:
    lines = tuple(
        ReadLine(
            who=one.who,
            role=one.role,
            what=page_read(one.page),
            when=date_format(one.at, "j M Y, H:i"),
            iso=one.at.isoformat(),
        )
        for one in found.rows
    )
    return ReadsPage(
        name=found.patient.name,
        lines=lines,
        page=found.page,
        pages=found.pages,
        own=own,
        here="reads" if own else "staff",
    )
