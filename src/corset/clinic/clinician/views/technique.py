"""Notes of technique: what to mind at an exercise, said to the patient the next time."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.technique import TechniquePage, notes_of
from corset.clinic.clinician.forms.technique import TechniqueForm
from corset.clinic.clinician.pages.room import REFUSED, PatientRoom
from corset.services.therapy.training.technique import (
    note_technique,
    points_for,
    take_back_note,
    technique_notes,
)
from corset.therapy.programme import Exercise


class Technique(PatientRoom):
    """The notes of one exercise, with a form for the next and a way to take one back."""

    template_name = "clinician/technique.html"
    stays: ClassVar[bool] = False
    """Whether one stays on the page after a note was written."""

    @cached_property
    def exercise(self) -> Exercise:
        """The exercise in question. Raises Http404."""
        name, known = self.kwargs["exercise"], self.page.programme.exercises
        if name not in known:
            raise Http404(f"There is no exercise {name}.")
        return known[name]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show them."""
        return self.show(self.context(self.form()))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Write a note, or take one back."""
        if "back" in request.POST:
            return self._take_back(request.POST["back"])
        form = self.form(request.POST)
        if not (form.is_valid() and self._noted(form)):
            return self.show(self.context(form), status=REFUSED)
        return self.show(self.context(self.form(), noted=True)) if self.stays else self._home()

    def form(self, data: Any = None) -> TechniqueForm:
        """Return an empty form: what was minded before is not what is to be minded now."""
        return TechniqueForm(data, offered=points_for(self.exercise, self.page.programme))

    def context(self, form: TechniqueForm, *, noted: bool = False) -> TechniquePage:
        """Return the form with what was noted so far."""
        notes = technique_notes(by=self.user, patient_id=self.patient_id)
        return TechniquePage(
            room=self.room(),
            exercise=self.exercise,
            form=form,
            notes=notes_of(self.exercise.id, notes, self.page.programme),
            dialog=self.stays,
            noted=noted,
        )

    def _noted(self, form: TechniqueForm) -> bool:
        given = form.cleaned_data
        try:
            note_technique(
                by=self.user, patient_id=self.patient_id, exercise=self.exercise.id, **given
            )
        except ValidationError as error:
            for name, texts in error.message_dict.items():
                form.add_error(name, texts)
        return form.is_valid()

    def _take_back(self, note: str) -> HttpResponse:
        if not note.isdigit():
            raise Http404(f"There is no note {note}.")
        take_back_note(by=self.user, patient_id=self.patient_id, note=int(note))
        messages.success(self.request, _("Taken back. The patient is told it no more."))
        return redirect(self.request.path)

    def _home(self) -> HttpResponse:
        messages.success(self.request, _("Noted. The patient sees it the next time."))
        return redirect(self.to("patient"))


class TechniquePart(Technique):
    """The form without the page around it, for a dialog beside a running session."""

    template_name = "clinician/parts/technique.html"
    stays = True
