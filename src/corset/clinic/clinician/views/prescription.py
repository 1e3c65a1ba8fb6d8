"""Prescribing: a proposed complex with its reasons, doses within bounds, a signature."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from corset.care.queries.stage import Stage
from corset.clinic.clinician.contexts.draft import DraftLine, draft
from corset.clinic.clinician.forms.prescription import ProposeForm, SignForm
from corset.clinic.clinician.views.patient import about
from corset.clinic.clinician.views.room import CLINICIAN, CommandPage
from corset.therapy.programme import Programme

UNREADY = {
    Stage.INTAKE: "patient-intake",
    Stage.SCREENING: "patient-screening",
    Stage.PHASE: "patient-screening",
}


class Prescribe(CommandPage):
    """Sign the proposal, or what the clinician made of it."""

    roles = CLINICIAN
    template_name = "clinician/prescribe.html"
    lines: list[DraftLine]

    def form(self, data: Any = None) -> SignForm:
        """Begin with the proposal and the terms that hold."""
        self.lines = draft(self.page, self.user, data)
        forms = [line.form for line in self.lines if line.form]
        plan, p = self.page.state.plan, self.page.programme.parameters
        sessions = plan.supervised_sessions if plan else p.supervised_sessions_default
        days = plan.whole_spine_days if plan else p.whole_spine_days_default
        initial = {"supervised_sessions": sessions, "whole_spine_days": days}
        return SignForm(data, programme=self.page.programme, initial=initial, lines=forms)

    def context(self) -> dict[str, Any]:
        """Return the lines, and what can be opened."""
        proposal = self.page.proposal
        opened = proposal.opt_in if proposal else ()
        plan = self.page.state.plan
        return {
            "about": about(self.page),
            "taken": [x for x in self.lines if x.taken],
            "possible": [x for x in self.lines if x.form and not x.taken],
            "left_out": [x for x in self.lines if not x.form],
            "opt_in": opt_ins(
                self.page.programme, opened if proposal else (plan.opt_in if plan else ())
            ),
            "opened": opened,
            "p": self.page.programme.parameters,
            "unready": UNREADY.get(self.page.stage, ""),
        }


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

    def context(self) -> dict[str, Any]:
        """Return the little that the page needs when no proposal could be made."""
        plan = self.page.state.plan
        return {
            "about": about(self.page),
            "opt_in": opt_ins(self.page.programme, plan.opt_in if plan else ()),
            "unready": UNREADY.get(self.page.stage, ""),
        }

    def accepted(self, reasons: Any) -> HttpResponse:  # noqa: ARG002 - the page shows them all
        """Show the proposal; its reasons stand beside the exercises."""
        return redirect(self.to(self.leads_to))


def opt_ins(programme: Programme, opened: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the exercises that only a clinician opens, and whether they are."""
    closed = (e for e in programme.exercises.values() if e.opt_in)
    return [
        {"exercise": e, "open": e.id in opened, "note": _("Opened") if e.id in opened else ""}
        for e in closed
    ]
