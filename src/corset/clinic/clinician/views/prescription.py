"""Prescribing: a proposed complex with its reasons, doses within bounds, a signature."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from corset.clinic.clinician.contexts.draft import (
    DraftLine,
    PrescriptionPage,
    draft,
    plans_beside,
    prescription_page,
)
from corset.clinic.clinician.contexts.room import Between, Room
from corset.clinic.clinician.forms.prescription import ProposeForm, SignForm
from corset.clinic.clinician.pages.command import CommandPage
from corset.clinic.clinician.pages.room import CLINICIAN
from corset.services.people.drafts import save_draft
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.services.therapy.patients.prescription import terms


class Prescribe(CommandPage):
    """Sign the proposal, or what the clinician made of it."""

    roles = CLINICIAN
    template_name = "clinician/prescribe.html"
    decides = ("sign",)
    keeps_drafts = True
    lines: list[DraftLine]

    def form(self, data: Any = None) -> SignForm:
        """Begin with the proposal and the terms that hold."""
        self.lines = draft(self.page, self.user, data)
        return self._form(self.lines, data)

    def forms(self) -> list[Form]:
        """Return the terms, and the line of each exercise."""
        form = self._form(draft(self.page, self.user, None))
        return [form, *form.lines]

    def collides_with(self, entries: tuple[TimelineEntry, ...]) -> Between | None:
        """Say who signed first, show both plans, and keep what was typed for the next proposal."""
        if not entries or self.page.state.plan is None or self.given is None:
            return None
        page, sent = self.request.get_full_path(), self.given.urlencode()
        save_draft(by=self.user, patient_id=self.patient_id, page=page, sent=sent)
        sides = plans_beside(self.page, self.given)
        return Between(entries=entries[:1], sides=sides)

    def _form(self, lines: list[DraftLine], data: Any = None) -> SignForm:
        forms = [line.form for line in lines if line.form]
        offered = terms(self.page)
        initial = {
            "supervised_sessions": offered.supervised_sessions,
            "whole_spine_days": offered.whole_spine_days,
        }
        return SignForm(data, programme=self.page.programme, initial=initial, lines=forms)

    def context(self, form: SignForm, room: Room) -> PrescriptionPage:
        """Return the proposal's lines, and what can be opened."""
        return prescription_page(self.page, room, form, self.lines)


class ProposeAgain(CommandPage):
    """Ask for a proposal, with what the clinician opens (R24)."""

    roles = CLINICIAN
    template_name = "clinician/prescribe.html"
    form_class = ProposeForm
    leads_to = "patient-prescribe"
    http_method_names = ("get", "post")

    def form(self, data: Any = None) -> ProposeForm:
        """Offer what this patient's programme lets a clinician open."""
        return ProposeForm(data, programme=self.page.programme)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Asking changes the record, so a link alone only leads to the page."""
        return redirect(self.to(self.leads_to))

    def context(self, form: ProposeForm, room: Room) -> PrescriptionPage:
        """Return the little that the page needs when no proposal could be made."""
        return prescription_page(self.page, room, form)

    def accepted(self, reasons: Any) -> HttpResponse:  # noqa: ARG002 - the page shows them all
        """Show the proposal; its reasons stand beside the exercises."""
        return redirect(self.to(self.leads_to))
