"""The session: opened by a form, led by the player, looked back on when it is over."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from corset.clinic.components.kept import FRAMES, HANDED, kept_page
from corset.clinic.components.member import member, own_patient
from corset.clinic.components.page import page
from corset.clinic.patient.contexts.done import looked_back
from corset.clinic.patient.contexts.lines import exercise_line
from corset.clinic.patient.contexts.player import handed
from corset.clinic.patient.contexts.session import SessionPage, SupervisedPage
from corset.services.people.access import require
from corset.services.therapy.commands.submission import KeyReused, submit
from corset.services.therapy.training.opened_day import OpenedDay
from corset.services.therapy.training.session import training, training_of
from corset.services.therapy.training.today import Due, Today, day_of_patient, day_seen, own_day
from corset.therapy.commands import StartSession
from corset.therapy.terms import Role, SessionKind

RUNNING = {Due.GO_ON, Due.WITH_SPECIALIST}


def session(request: HttpRequest) -> HttpResponse:
    """Open a session (POST), or go on with the one that runs."""
    if request.method == "POST":
        patient = own_patient(request).id
        return _start(request, patient, there=reverse("session"), back=reverse("today"))
    seen = own_day(by=member(request))
    if seen.day.due is not Due.GO_ON:
        return redirect("today")
    return _play(request, seen, done=reverse("session-done"))


def supervise(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Lead a session beside the patient: its gate, and then the same player."""
    require(member(request), Role.CLINICIAN, Role.SPECIALIST, to=_("lead a session"))
    here, patient = reverse("supervise", args=[patient_id]), reverse("patient", args=[patient_id])
    if request.method == "POST":
        return _start(request, patient_id, there=here, back=here)
    seen = day_of_patient(by=member(request), patient_id=patient_id)
    if seen.day.due in RUNNING:
        return _play(request, seen, done=patient)
    day = day_seen(seen)
    return page(request, "patient/supervise.html", _gate(day, back=patient))


def _gate(day: Today, *, back: str) -> SupervisedPage:
    plan = day.state.plan
    return SupervisedPage(
        patient=day.patient,
        notice=day.emergency,
        number=settings.EMERGENCY_NUMBER,
        done=day.state.supervised,
        needed=plan.supervised_sessions if plan else None,
        may_start=day.may_start,
        asks=day.due is Due.CHECK and not day.closed,
        checked=day.check is not None,
        against=(
            *filter(None, (day.closed,)),
            *(finding.reason.text for finding in day.against),
        ),
        lines=[exercise_line(line, leads=False) for line in day.items],
        key=uuid4(),
        back=back,
    )


def done(request: HttpRequest) -> HttpResponse:
    """Say what was done, what changes, and why."""
    last = training(by=member(request), patient_id=own_patient(request).id)
    if last.emergency:
        return redirect("emergency")
    if last.summary is None:
        return redirect("session" if last.open else "today")
    return page(request, "patient/done.html", looked_back(last, last.summary))


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


def _play(request: HttpRequest, seen: OpenedDay, *, done: str) -> HttpResponse:
    last = training_of(seen.opened, now=seen.now, reader=seen.reader)
    session = handed(last, by=member(request), speed=request.GET.get("speed", ""), done=done)
    signs = tuple(seen.opened.programme.emergency_signs.values())
    shown = SessionPage.of(last, signs=signs, session=session)
    return kept_page(
        request,
        "patient/session.html",
        shown.frame,
        lambda _: replace(shown, handed=HANDED),
        pages=FRAMES,
        own={HANDED: shown.handed},
    )
