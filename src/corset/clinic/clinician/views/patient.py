"""A patient's page, and everything that happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.contexts.patient import LogPage, record_page
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.views.room import PatientRoom


class Patient(PatientRoom):
    """The page; a specialist sees the same without what only a clinician decides."""

    template_name = "clinician/patient.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        return self.show(record_page(self.page, self.room()))


class Log(PatientRoom):
    """Everything that happened."""

    template_name = "clinician/log.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        told = story(self.page.timeline, self.page.now.date())
        return self.show(LogPage(room=self.room(), story=tuple(told)))
