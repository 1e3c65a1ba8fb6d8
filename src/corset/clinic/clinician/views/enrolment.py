"""Taking a patient in: identity, intake, screening."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.enrolment import (
    Discs,
    IntakePage,
    NewPatientPage,
    ScreeningPage,
)
from corset.clinic.clinician.contexts.inspection import last_looked
from corset.clinic.clinician.contexts.room import Room
from corset.clinic.clinician.forms.diagnosis import DiagnosisForm
from corset.clinic.clinician.forms.inspection import InspectionForm
from corset.clinic.clinician.forms.intake import IntakeForm, discs_of, initial_of
from corset.clinic.clinician.forms.person import NewPatientForm
from corset.clinic.clinician.forms.screening import ScreeningForm, lasting
from corset.clinic.clinician.pages.command import CommandPage
from corset.clinic.clinician.pages.room import CLINICIAN, REFUSED
from corset.clinic.components.page import page
from corset.people.models import Patient, User
from corset.presentation.reasons import WordedReason
from corset.services.diagnoses.record import diagnoses_of, write_diagnosis
from corset.services.people.access import require
from corset.services.therapy.commands.submission import KeyReused
from corset.services.therapy.patients.enrolment import enrol_patient, namesakes
from corset.services.therapy.patients.inspections import InspectionOccasion, inspect
from corset.services.therapy.patients.proposal import screen
from corset.therapy.answers import answer_to
from corset.therapy.terms import Region

INTAKE, REVIEW = InspectionOccasion.INTAKE, InspectionOccasion.REVIEW


def new_patient(request: HttpRequest) -> HttpResponse:
    """Take somebody in, and go on with the intake."""
    user = cast("User", request.user)
    require(user, *CLINICIAN, to=_("take a patient in"))
    form = NewPatientForm(request.POST or None)
    if not (request.method == "POST" and form.is_valid()):
        return _new(request, form)
    given = form.cleaned_data
    known = namesakes(by=user, name=given["name"], birth_date=given["birth_date"])
    if known and "another" not in request.POST:
        return _new(request, form, known)
    try:
        patient = enrol_patient(by=user, **given)
    except ValidationError as error:
        _add(form, error)
        return _new(request, form)
    return redirect("patient-intake", patient.id)


def _new(
    request: HttpRequest, form: NewPatientForm, known: tuple[Patient, ...] = ()
) -> HttpResponse:
    status = REFUSED if form.is_bound else 200
    context = NewPatientPage(form=form, namesakes=known)
    return page(request, "clinician/new.html", context, status=status)


def _add(form: NewPatientForm, error: ValidationError) -> None:
    for name, texts in error.message_dict.items():
        form.add_error(name if name in form.fields else None, texts)


class Intake(CommandPage):
    """The facts that a complex is made from."""

    roles = CLINICIAN
    template_name = "clinician/intake.html"
    form_class = IntakeForm
    keeps_drafts = True

    def form(self, data: Any = None) -> IntakeForm:
        """Begin with what is known; the age follows from the birth date."""
        today = self.page.now.date()
        return IntakeForm(
            data,
            programme=self.page.programme,
            age=self.page.patient.age(today),
            aged_since=self.page.patient.aged_since(today),
            initial=initial_of(self.page.state.intake),
        )

    @cached_property
    def look(self) -> InspectionForm:
        """What is seen of posture and gait; it is kept beside the facts."""
        return InspectionForm(
            self.given or None,
            before=self.page.inspections,
            occasion=(INTAKE if self.page.state.plan is None else REVIEW).value,
            asks_when=False,
        )

    @cached_property
    def coded(self) -> DiagnosisForm:
        """What the complaint is coded as; it is kept beside the facts too."""
        return DiagnosisForm(self.given or None)

    def decide(self, form: Any) -> HttpResponse:
        """Record the facts only with a look and a diagnosis that can be kept, too."""
        if self.look.is_valid() and self.coded.is_valid():
            return super().decide(form)
        return self.show(self.context(form, self.room()), status=REFUSED)

    def accepted(self, reasons: Iterable[WordedReason]) -> HttpResponse:
        """Keep what was seen beside what was recorded."""
        if self.look.is_noted:
            inspect(
                by=self.user,
                patient_id=self.patient_id,
                occasion=self.look.occasion,
                seen=self.look.seen(),
                words=self.look.cleaned_data["words"],
                measured=self.look.measured(),
            )
        if code := self.coded.cleaned_data["words"]:
            write_diagnosis(by=self.user, patient_id=self.patient_id, code=code)
        return super().accepted(reasons)

    def context(self, form: IntakeForm, room: Room) -> IntakePage:
        """Group the discs by region, as they stand in the spine."""
        state = self.page.state
        return IntakePage(
            room=room,
            form=form,
            discs=tuple(Discs(region=r.value, names=tuple(discs_of(r))) for r in Region),
            age=self.page.patient.age(self.page.now.date()),
            taking_in=state.plan is None,
            screened=bool(state.screening),
            look=self.look,
            coded=self.coded,
            diagnoses=diagnoses_of(self.page.patient),
            looked=last_looked(self.page.inspections),
        )

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
        return ScreeningForm(
            data, asked=asked, initial=initial, in_doubt=self.page.remission_in_doubt
        )

    def context(self, form: ScreeningForm, room: Room) -> ScreeningPage:
        """Return the questions."""
        return ScreeningPage(
            room=room,
            form=form,
            taking_in=self.page.state.plan is None,
            looked=last_looked(self.page.inspections),
        )

    def decide(self, form: ScreeningForm) -> HttpResponse:
        """Record both, and go on to what was proposed."""
        try:
            done = screen(by=self.user, patient_id=self.patient_id, key=self.key, **form.commands())
        except KeyReused:
            return self.sent_before(form)
        if done.refusal:
            context = self.context(form, self.room(refusal=done.refusal))
            return self.show(context, status=REFUSED)
        if done.waits_for_a_signature:
            return redirect(self.to("patient-prescribe"))
        return self.accepted(())
