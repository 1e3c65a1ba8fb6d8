"""Answering anew: what was told of the last session, one exercise of it, and both kept."""

from collections.abc import Iterable
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.clinic.patient.answering.forms import AnswerForm
from corset.clinic.patient.answering.pages import (
    AnswerPage,
    DoubtPage,
    answer_line,
    answers_page,
    doubt_text,
    kept,
)
from corset.services.therapy.commands.submission import KeyReused, Submitted, submit
from corset.services.therapy.training.answers import (
    ExerciseAnswers,
    SessionAnswers,
    own_answers,
)
from corset.therapy.commands import Command, ReportEffort, ReportPain

UNPROCESSABLE = 422


def answers(request: HttpRequest) -> HttpResponse:
    """Show everything that was answered in the last session."""
    told = own_answers(by=member(request))
    return page(request, "patient/answers.html", answers_page(told))


def answer(request: HttpRequest, exercise: str) -> HttpResponse:
    """Ask anew, and keep what is said beside what was said before."""
    told = own_answers(by=member(request))
    one = told.of(exercise)
    if one is None:
        allowed = ", ".join(each.id for each in told.exercises) or "none"
        raise Http404(f"{exercise} was not answered in the last session; answered were: {allowed}.")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, told, one, form)
    if form.pain_given is not None and told.is_severe(form.pain_given) and not form.is_sure:
        return _doubt(request, told, one, form, form.pain_given)
    _keep(request, told, one, form)
    return redirect("session-answers")


def _ask(
    request: HttpRequest, told: SessionAnswers, one: ExerciseAnswers, form: AnswerForm
) -> HttpResponse:
    wrong = " ".join(str(said) for said in form.non_field_errors()) if form.is_bound else ""
    shown = AnswerPage(
        patient=told.patient,
        line=answer_line(one),
        takes_effort=not one.is_warm_up,
        error=wrong,
        key=uuid4(),
    )
    return page(request, "patient/answer.html", shown, status=UNPROCESSABLE if wrong else 200)


def _doubt(
    request: HttpRequest, told: SessionAnswers, one: ExerciseAnswers, form: AnswerForm, pain: int
) -> HttpResponse:
    shown = DoubtPage(
        patient=told.patient,
        title=_("%(n)s of 10: is that right?") % {"n": pain},
        text=doubt_text(one, ends=told.is_open),
        line=answer_line(one),
        pain=pain,
        effort=form.effort_given,
        key=form.cleaned_data.get("key") or uuid4(),
    )
    return page(request, "patient/answer_doubt.html", shown)


def _keep(
    request: HttpRequest, told: SessionAnswers, one: ExerciseAnswers, form: AnswerForm
) -> None:
    """Send it, and say what was kept of it and what follows."""
    pain, effort = form.pain_given, form.effort_given
    key = str(form.cleaned_data.get("key") or uuid4())
    if pain is not None:
        said = ReportPain(exercise=one.id, nrs=pain)
        _say(request, _sent(request, told, said, f"{key}-pain"), kept(one, pain=pain, effort=None))
    if effort is not None:
        tried = ReportEffort(exercise=one.id, cr10=effort)
        answered = _sent(request, told, tried, f"{key}-effort")
        _say(request, answered, kept(one, pain=None, effort=effort))


def _sent(request: HttpRequest, told: SessionAnswers, command: Command, key: str) -> Submitted:
    """Submit it; under a key that was used for something else, as something new (I25)."""
    who, patient = member(request), told.patient.id
    try:
        return submit(patient_id=patient, command=command, by=who, key=key)
    except KeyReused:
        return submit(patient_id=patient, command=command, by=who, key=str(uuid4()))


def _say(request: HttpRequest, submitted: Submitted, lines: Iterable[str]) -> None:
    """Say that it was kept, where it was, and every reason given."""
    for line in lines if submitted.decision.accepted else ():
        messages.success(request, line)
    for reason in submitted.reasons:
        messages.warning(request, reason.text)
