"""Posture, gait and spine, looked at again and again (R29)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.inspection import InspectionPage, last_looked
from corset.clinic.clinician.forms.inspection import InspectionForm
from corset.clinic.clinician.pages.room import REFUSED, PatientRoom
from corset.services.therapy.patients.inspections import (
    InspectionOccasion,
    InspectionView,
    inspect,
    inspections,
)


class Inspection(PatientRoom):
    """Note what is seen; it is no command, and nothing follows from it."""

    template_name = "clinician/inspection.html"

    @cached_property
    def before(self) -> tuple[InspectionView, ...]:
        """What was seen so far, the newest first."""
        return inspections(by=self.user, patient_id=self.patient_id)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Ask; nothing is chosen beforehand."""
        return self._ask(self.form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep it, or say what is wrong."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self._ask(form, status=REFUSED)
        inspect(
            by=self.user,
            patient_id=self.patient_id,
            occasion=form.occasion,
            seen=form.seen(),
            words=form.cleaned_data["words"],
            measured=form.measured(),
        )
        messages.success(request, _("Noted."))
        return redirect(self.to("patient"))

    def form(self, data: Any = None) -> InspectionForm:
        """Return the form for the occasion that the way here names, else for a review."""
        asked = self.request.GET.get("occasion", "")
        known = asked in InspectionOccasion.values
        occasion = asked if known else InspectionOccasion.REVIEW.value
        return InspectionForm(data, before=self.before, occasion=occasion)

    def _ask(self, form: InspectionForm, *, status: int = 200) -> HttpResponse:
        context = InspectionPage(room=self.room(), form=form, looked=last_looked(self.before))
        return self.show(context, status=status)
