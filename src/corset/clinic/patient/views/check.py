"""The check before a session: in under a minute, and nothing is answered beforehand."""

from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.clinic.patient.contexts.check import CheckPage, CheckResultPage, helps, seconds_left
from corset.clinic.patient.contexts.face import face
from corset.clinic.patient.contexts.player import telling
from corset.clinic.patient.forms import CheckForm
from corset.services.therapy.commands.submission import KeyReused, submit
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
    day = today(by=member(request), patient_id=own_patient(request).id)
    if day.emergency:
        return redirect("emergency")
    shown = CheckResultPage(
        patient=day.patient,
        may_start=day.may_start,
        face=face(day),
        tours=day.tours,
        key=uuid4(),
    )
    return page(request, "patient/check_result.html", shown)


def _ask(request: HttpRequest, patient_id: UUID, *, then: str) -> HttpResponse:
    day = today(by=member(request), patient_id=patient_id)
    form = CheckForm(request.POST or None, page=day)
    if _is_of_another_day(request, day) and not form.tells_of_danger:
        return _show(request, day, CheckForm(page=day), outdated=True)
    if request.method == "POST" and (form.is_valid() or form.tells_of_danger):
        return _answer(request, day, form, then)
    return _show(request, day, form)


def _is_of_another_day(request: HttpRequest, day: Today) -> bool:
    """Whether the questions were asked on another day; of a page that does not say so, not."""
    asked = request.POST.get("day", "")
    return bool(asked) and asked != day.day.isoformat()


def _answer(request: HttpRequest, day: Today, form: CheckForm, then: str) -> HttpResponse:
    """Send it; a sign goes whatever else is wrong, and under whatever key (I25)."""
    command, key = CheckIn(**form.command()), str(form.cleaned_data.get("key") or uuid4())
    try:
        submit(patient_id=day.patient.id, command=command, by=member(request), key=key)
    except KeyReused:
        if not form.tells_of_danger:
            said = _("This page was sent before with other answers. Please send it again.")
            form.add_error(None, said)
            return _show(request, day, form)
        submit(patient_id=day.patient.id, command=command, by=member(request), key=str(uuid4()))
    return redirect(then)


def _show(
    request: HttpRequest, day: Today, form: CheckForm, *, outdated: bool = False
) -> HttpResponse:
    with_specialist = day.patient.user_id != member(request).id
    shown = CheckPage(
        patient=day.patient,
        form=form,
        signs=day.signs,
        closed=day.closed,
        key=uuid4(),
        day=day.day,
        ends_in=seconds_left(day.now),
        outdated=outdated,
        with_specialist=with_specialist,
        back=reverse("supervise", args=[day.patient.id]) if with_specialist else reverse("today"),
        telling="" if with_specialist else telling(day.patient, member(request)).model_dump_json(),
        helps=helps(day.programme),
        number=settings.EMERGENCY_NUMBER,
        telephone=settings.CLINIC_TELEPHONE,
    )
    return page(
        request,
        "patient/check.html",
        shown,
        status=UNPROCESSABLE if form.errors or outdated else 200,
    )
