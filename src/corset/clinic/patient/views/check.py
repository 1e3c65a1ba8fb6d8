"""The check before a session: in under a minute, and nothing is answered beforehand."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.patient.forms import CheckForm
from corset.clinic.patient.views.home import member, own_patient
from corset.clinic.patient.views.today import face
from corset.record.errors import KeyReused
from corset.services.therapy.commands.submission import submit
from corset.services.therapy.training.today import Today, today
from corset.therapy.commands import CheckIn

UNPROCESSABLE = 422


def check(request: HttpRequest) -> HttpResponse:
    """Ask the patient."""
    return _ask(request, own_patient(request).id, then=reverse("check-result"))


def check_with(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Ask on the specialist's screen, together with the patient."""
    return _ask(request, patient_id, then=reverse("supervise", args=[patient_id]))


def result(request: HttpRequest) -> HttpResponse:
    """Say what today's answers mean."""
    page = today(by=member(request), patient_id=own_patient(request).id)
    if page.emergency:
        return redirect("emergency")
    context = {"page": page, "face": face(page), "key": uuid4()}
    return render(request, "patient/check_result.html", context)


def _ask(request: HttpRequest, patient_id: UUID, *, then: str) -> HttpResponse:
    page = today(by=member(request), patient_id=patient_id)
    form = CheckForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        return _answer(request, page, form, then)
    context = _context(request, page, form)
    return render(
        request, "patient/check.html", context, status=UNPROCESSABLE if form.errors else 200
    )


def _answer(request: HttpRequest, page: Today, form: CheckForm, then: str) -> HttpResponse:
    command, key = CheckIn(**form.command()), str(form.cleaned_data["key"])
    try:
        submit(patient_id=page.patient.id, command=command, by=member(request), key=key)
    except KeyReused:
        form.add_error(
            None, _("This page was sent before with other answers. Please send it again.")
        )
        context = _context(request, page, form)
        return render(request, "patient/check.html", context, status=UNPROCESSABLE)
    return redirect(then)


def _context(request: HttpRequest, page: Today, form: CheckForm) -> Mapping[str, Any]:
    with_specialist = page.patient.user_id != member(request).id
    return {
        "page": page,
        "form": form,
        "key": uuid4(),
        "with_specialist": with_specialist,
        "back": reverse("supervise", args=[page.patient.id]) if with_specialist else "/today/",
    }
