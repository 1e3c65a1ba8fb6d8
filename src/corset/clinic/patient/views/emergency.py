"""The emergency page: for reading without a sign-in, for telling the clinic with one."""

from itertools import groupby
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from corset.clinic.patient.views.home import member, own_patient
from corset.people.models import Role
from corset.record.errors import KeyReused
from corset.services.library.programmes import installed
from corset.services.therapy.commands.submission import submit
from corset.services.therapy.training.today import today
from corset.therapy.commands import ReportEmergency
from corset.therapy.programme import EmergencySign, Programme
from corset.therapy.terms import Urgency


@login_not_required  # a warning sign waits for nobody's password, and the page names nobody
def emergency(request: HttpRequest) -> HttpResponse:
    """Show what to do; take the signs of a patient who is signed in (POST)."""
    is_patient = request.user.is_authenticated and member(request).role == Role.PATIENT
    if not is_patient:
        return render(request, "patient/emergency.html", known(installed()))
    if request.method == "POST":
        return _report(request)
    page = today(by=member(request), patient_id=own_patient(request).id)
    context = {
        **known(page.programme),
        "page": page,
        "notice": page.emergency,
        "may_report": True,
        "key": uuid4(),
    }
    return render(request, "patient/emergency.html", context)


def known(programme: Programme) -> dict[str, Any]:
    """Return the texts and signs that are the same for everybody."""
    signs = tuple(programme.emergency_signs.values())
    return {
        "number": settings.EMERGENCY_NUMBER,
        "parts": [_part(programme.emergency_text[urgency], urgency, signs) for urgency in Urgency],
    }


def _part(text: str, urgency: Urgency, signs: tuple[EmergencySign, ...]) -> dict[str, Any]:
    mine = [sign for sign in signs if sign.urgency is urgency]
    groups = [(name, list(them)) for name, them in groupby(mine, key=lambda sign: sign.group_name)]
    return {"urgency": urgency, "text": text, "groups": groups}


def _report(request: HttpRequest) -> HttpResponse:
    command = ReportEmergency(signs=tuple(request.POST.getlist("signs")))
    key = request.POST.get("key") or str(uuid4())
    patient = own_patient(request).id
    try:
        submit(patient_id=patient, command=command, by=member(request), key=key)
    except KeyReused:  # sent again with more signs ticked: nothing may get lost
        submit(patient_id=patient, command=command, by=member(request), key=str(uuid4()))
    return redirect("emergency")
