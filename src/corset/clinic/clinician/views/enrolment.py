"""Taking a patient in: identity, intake, screening."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from corset.clinic.clinician.forms.intake import IntakeForm, discs_of, initial_of
from corset.clinic.clinician.forms.person import NewPatientForm
from corset.clinic.clinician.forms.screening import ScreeningForm, lasting
from corset.clinic.clinician.views.room import (
    CLINICIAN,
    REFUSED,
    SENT_BEFORE,
    CommandPage,
)
from corset.people.models import Patient, User
from corset.record.errors import KeyReused
from corset.services.people.access import require
from corset.services.therapy.patients.enrolment import enrol_patient
from corset.services.therapy.patients.inbox import inbox
from corset.therapy.answers import answer_to
from corset.therapy.commands import Propose
from corset.therapy.terms import Region


def new_patient(request: HttpRequest) -> HttpResponse:
    """Take somebody in, and go on with the intake."""
    user = cast("User", request.user)
    require(user, *CLINICIAN, to=_("take a patient in"))
    form = NewPatientForm(request.POST or None)
    if not (request.method == "POST" and form.is_valid()):
        return _new(request, form)
    known = _namesakes(user, form.cleaned_data)
    if known and "another" not in request.POST:
        return _new(request, form, namesakes=known)
    try:
        patient = enrol_patient(by=user, **form.cleaned_data)
    except ValidationError as error:
        _add(form, error)
        return _new(request, form)
    return redirect("patient-intake", patient.id)


def _new(request: HttpRequest, form: NewPatientForm, **context: Any) -> HttpResponse:
    status = REFUSED if form.is_bound else 200
    whole = {"form": form, "here": "patients", **context}
    return render(request, "clinician/new.html", whole, status=status)


def _namesakes(user: User, given: dict[str, Any]) -> list[Patient]:
    """Return those already cared for under this name and birth date: a form sent twice, mostly."""
    name, born = given["name"].casefold(), given["birth_date"]
    mine = (row.patient for row in inbox(by=user))
    return [p for p in mine if p.name.casefold() == name and p.birth_date == born]


def _add(form: NewPatientForm, error: ValidationError) -> None:
    for name, texts in error.message_dict.items():
        form.add_error(name if name in form.fields else None, texts)


class Intake(CommandPage):
    """The facts that a complex is made from."""

    roles = CLINICIAN
    template_name = "clinician/intake.html"
    form_class = IntakeForm

    def form(self, data: Any = None) -> IntakeForm:
        """Begin with what is known; the age follows from the birth date."""
        return IntakeForm(
            data,
            programme=self.page.programme,
            age=self.page.patient.age(self.page.now.date()),
            initial=initial_of(self.page.state.intake),
        )

    def context(self) -> dict[str, Any]:
        """Group the discs by region, as they stand in the spine."""
        return {
            "discs": {r.value: discs_of(r) for r in Region},
            "age": self.page.patient.age(self.page.now.date()),
        }

    @property
    def leads_to(self) -> str:
        """Return what comes next: the screening, or the plan that these facts may change."""
        return "patient-prescribe" if self.page.state.screening else "patient-screening"


class Screening(CommandPage):
    """The lasting contraindications and the phase; then a complex is proposed."""

    roles = CLINICIAN
    template_name = "clinician/screening.html"
    form_class = ScreeningForm

    def form(self, data: Any = None) -> ScreeningForm:
        """Begin with the answers given before; a new patient has none."""
        state = self.page.state
        asked = lasting(self.page.programme)
        given = {c.id: answer_to(state.screening, c.id).value for c in asked}
        initial = {**given, "phase": state.phase.value} if state.screening else {}
        return ScreeningForm(data, asked=asked, initial=initial)

    def decide(self, form: ScreeningForm) -> HttpResponse:
        """Record both; propose at once where nothing is signed yet."""
        try:
            answers = [
                self.submit(command, part=f":{name}").decision
                for name, command in form.commands().items()
            ]
        except KeyReused:
            return self.show(form=form, sent_before=True, status=SENT_BEFORE)
        refusal = [r for answer in answers if not answer.accepted for r in answer.reasons]
        if refusal:
            return self.show(form=form, refusal=refusal, status=REFUSED)
        return self._go_on()

    def _go_on(self) -> HttpResponse:
        if self.page.state.plan is not None:
            return self.accepted(())
        if self.page.state.proposal is None:
            self.submit(Propose(), part=":propose")
        return redirect(self.to("patient-prescribe"))
