"""The diagnoses of a patient, by code."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.person.diagnoses import DiagnosisPage
from corset.clinic.clinician.forms.diagnosis import DiagnosisForm
from corset.clinic.clinician.pages.room import CLINICIAN, REFUSED, PatientRoom
from corset.services.diagnoses.record import diagnoses, take_back_diagnosis, write_diagnosis


class DiagnosisList(PatientRoom):
    """Write one, or take one back."""

    roles = CLINICIAN
    template_name = "clinician/diagnoses.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show them."""
        return self._shown(DiagnosisForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it, and stay: several are written one after the other."""
        if "back" in request.POST:
            return self._take_back(request.POST["back"])
        form = DiagnosisForm(request.POST)
        if form.is_valid() and not form.cleaned_data["words"]:
            form.add_error("words", _("Write a code, or words of its name."))
        if not form.is_valid():
            return self._shown(form, status=REFUSED)
        code = form.cleaned_data["words"]
        write_diagnosis(by=self.user, patient_id=self.patient_id, code=code)
        messages.success(request, _("Written: %(code)s.") % {"code": code})
        return redirect(request.path)

    def _take_back(self, diagnosis: str) -> HttpResponse:
        if not diagnosis.isdecimal():
            raise Http404(f"There is no diagnosis {diagnosis}.")
        number = int(diagnosis)
        take_back_diagnosis(by=self.user, patient_id=self.patient_id, diagnosis=number)
        messages.success(self.request, _("Taken back. That it was written stays in the record."))
        return redirect(self.request.path)

    def _shown(self, form: DiagnosisForm, *, status: int = 200) -> HttpResponse:
        written = diagnoses(by=self.user, patient_id=self.patient_id)
        context = DiagnosisPage(
            room=self.room(),
            form=form,
            holding=tuple(one for one in written if one.holds),
            before=tuple(one for one in written if not one.holds),
        )
        return self.show(context, status=status)
