"""A patient's page, and everything that happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.contexts.patient import LogPage, record_page
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.pages.room import PatientRoom
from corset.clinic.components.number import number_in
from corset.services.therapy.patients.history import LAST, history


class Patient(PatientRoom):
    """The page; a specialist sees the same without what only a clinician decides."""

    template_name = "clinician/patient.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        return self.show(record_page(self.page, self.room()))


class Log(PatientRoom):
    """Everything that happened."""

    template_name = "clinician/log.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show a part of it: the latest, or what came before a decision."""
        before = number_in(request.GET.get("before", ""), otherwise=LAST)
        told = history(by=self.user, patient_id=self.patient_id, before=before)
        lines = tuple(story(told.entries, told.day))
        room = self.room(patient=told.patient)
        return self.show(LogPage(room=room, story=lines, earlier=told.earlier))
