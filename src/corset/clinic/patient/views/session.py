"""The session: opened by a form, led by the player, looked back on when it is over."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.patient.contexts.player import handed
from corset.clinic.patient.views.done import looked_back
from corset.clinic.patient.views.home import member, own_patient
from corset.clinic.patient.views.today import exercise_line
from corset.record.errors import KeyReused
from corset.services.people.access import require
from corset.services.therapy.commands.submission import submit
from corset.services.therapy.training.session import Training, TrainingLine, training
from corset.services.therapy.training.today import Today, today
from corset.therapy.commands import StartSession
from corset.therapy.terms import Role, SessionKind


def session(request: HttpRequest) -> HttpResponse:
    """Open a session (POST), or go on with the one that runs."""
    patient = own_patient(request).id
    if request.method == "POST":
        return _start(request, patient, there=reverse("session"), back=reverse("today"))
    page = today(by=member(request), patient_id=patient)
    running = page.state.session
    if page.emergency or not page.session_open or (running and running.supervised):
        return redirect("today")
    return _play(request, page, done=reverse("session-done"), leave=reverse("today"))


def supervise(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Lead a session beside the patient: its gate, and then the same player."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("lead a session"))
    here = reverse("supervise", args=[patient_id])
    if request.method == "POST":
        return _start(request, patient_id, there=here, back=here)
    page = today(by=member(request), patient_id=patient_id)
    if page.session_open and not page.emergency:
        patient = f"/patients/{patient_id}/"
        return _play(request, page, done=patient, leave=patient)
    context = {
        "page": page,
        "key": uuid4(),
        "back": f"/patients/{patient_id}/",
        "asks": page.only_check_is_missing,
        "against": page.against,
        "lines": [exercise_line(line, leads=False) for line in page.items],
        "number": settings.EMERGENCY_NUMBER,
    }
    return render(request, "patient/supervise.html", context)


def done(request: HttpRequest) -> HttpResponse:
    """Say what was done, what changes, and why."""
    last = training(by=member(request), patient_id=own_patient(request).id)
    if last.emergency:
        return redirect("emergency")
    if last.summary is None:
        return redirect("session" if last.open else "today")
    context = {"here": "today", **looked_back(last, last.summary)}
    return render(request, "patient/done.html", context)


def _start(request: HttpRequest, patient: UUID, *, there: str, back: str) -> HttpResponse:
    command, key = _begun(request), request.POST.get("key") or str(uuid4())
    try:
        begun = submit(patient_id=patient, command=command, by=member(request), key=key)
    except KeyReused:
        return redirect(back)
    if begun.decision.accepted:
        return redirect(there)
    for reason in begun.reasons:
        messages.warning(request, reason.text)
    return redirect(back)


def _begun(request: HttpRequest) -> StartSession:
    kind = request.POST.get("kind", SessionKind.MAIN)
    if kind not in set(SessionKind):
        raise BadRequest(f"“{kind}” is no kind of session; allowed: {', '.join(SessionKind)}.")
    return StartSession(kind=SessionKind(kind))


def _play(request: HttpRequest, page: Today, *, done: str, leave: str) -> HttpResponse:
    last = training(by=member(request), patient_id=page.patient.id)
    context = {
        "page": page,
        "training": last,
        "stages": [_stage(line) for line in last.lines],
        "leave": leave,
        "shares": [0] * len(last.lines),
        "signs": page.signs,
        "number": settings.EMERGENCY_NUMBER,
        "session": _handed(request, last, done=done),
    }
    return render(request, "patient/session.html", context)


def _handed(request: HttpRequest, last: Training, *, done: str) -> dict[str, object]:
    speed = request.GET.get("speed", "")
    return handed(last, by=member(request), speed=speed, done=done).model_dump(mode="json")


def _stage(line: TrainingLine) -> dict[str, object]:
    return {
        "id": line.exercise.id,
        "motion": line.exercise.motion,
        "position": line.exercise.posture,
        "region": line.exercise.region,
    }
