"""Who a patient is, corrected; and what those who treat note in their own words."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.person.contact import IdentityPage
from corset.clinic.clinician.contexts.room import Room
from corset.clinic.clinician.forms.person import IdentityForm
from corset.clinic.clinician.pages.command import CommandPage
from corset.clinic.clinician.pages.room import REFUSED, STAFF, PatientRoom
from corset.people.models import IdentityPart
from corset.services.people.identity import correct_identity, identity_changes
from corset.services.people.notes import erase_note, write_note


class Identity(CommandPage):
    """Name, birth date, telephone and address; what was there before is kept."""

    roles = STAFF
    template_name = "clinician/identity.html"

    def form(self, data: Any = None) -> IdentityForm:
        """Begin with what is known."""
        patient = self.page.patient
        known = {part.value: getattr(patient, part) for part in IdentityPart}
        return IdentityForm(data, initial=known, has_account=patient.user_id is not None)

    def context(self, form: IdentityForm, room: Room) -> IdentityPage:
        """Return the form, and what was corrected so far."""
        changes = identity_changes(by=self.user, patient_id=self.patient_id)
        return IdentityPage(room=room, form=form, changes=changes)

    def decide(self, form: IdentityForm) -> HttpResponse:
        """Correct it, or say what cannot be."""
        try:
            changed = correct_identity(
                by=self.user, patient_id=self.patient_id, **form.cleaned_data
            )
        except ValidationError as error:
            add_errors(form, error)
            return self.show(self.context(form, self.room()), status=REFUSED)
        if IdentityPart.BIRTH_DATE in changed and self.page.state.intake.age is not None:
            messages.warning(
                self.request,
                _("The age has changed: record the intake again, so that the complex follows it."),
            )
        return self.accepted(())


class ClinicalNotes(PatientRoom):
    """Write a note, or erase one of one's own; they stand on the patient's page."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it, and go back to the page."""
        if "erase" in request.POST:
            self._erase(request.POST["erase"])
            return redirect(self.to("patient"))
        try:
            write_note(by=self.user, patient_id=self.patient_id, text=request.POST.get("text", ""))
            messages.success(request, _("Noted."))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect(self.to("patient"))

    def _erase(self, note: str) -> None:
        if not note.isdecimal():
            raise Http404(f"There is no note {note}.")
        erase_note(by=self.user, patient_id=self.patient_id, note=int(note))
        messages.success(self.request, _("Erased."))


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put what was refused beside its field."""
    for name, texts in error.message_dict.items():
        form.add_error(name if name in form.fields else None, texts)
