"""A patient's page, and everything that happened."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.contexts.patient import LogPage, RecordPage, record_page
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.pages.room import PatientRoom
from corset.clinic.components.kept import ROOMS, kept_page
from corset.clinic.components.number import number_in
from corset.services.therapy.patients.history import LAST, history
from corset.services.therapy.patients.version import version_of


class Patient(PatientRoom):
    """The page; a specialist sees the same without what only a clinician decides."""

    template_name = "clinician/patient.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show it; as long as all that it says is the same, it is made once."""
        version = version_of(self.page)
        if version is None:
            return self.show(record_page(self.page, self.room()))
        return kept_page(request, self.template_name, version, self._made, pages=ROOMS)

    def _made(self, key: UUID) -> RecordPage:
        return record_page(self.page, replace(self.room(), key=key.hex))


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
