"""Small decisions of the team, each on a page of its own that says what will follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corset.clinic.clinician.forms import decisions as forms
from corset.clinic.clinician.views.room import CLINICIAN, STAFF, CommandPage
from corset.presentation.reasons import WordedReason
from corset.therapy.commands import Propose


@dataclass(frozen=True, slots=True)
class Words:
    """What a page asks, what follows, and the button's word."""

    title: Any
    text: Any
    verb: Any
    kind: str = ""


class Confirmation(CommandPage):
    """One question, one button."""

    template_name = "clinician/confirm.html"
    words: Words

    def context(self) -> dict[str, Any]:
        """Return the words, and what is asked to be looked at before."""
        return {"words": self.words, "looked_at": self.looked_at()}

    def looked_at(self) -> Mapping[str, Any]:
        """Return facts that the decision rests on."""
        return {}


class Clear(Confirmation):
    """Open training again after an emergency or a suspension."""

    roles, form_class = CLINICIAN, forms.ClearForm
    words = Words(
        gettext_lazy("You have looked at the patient"),
        gettext_lazy("Training opens again, if the day's check allows."),
        gettext_lazy("Clear for training"),
    )

    def looked_at(self) -> Mapping[str, Any]:
        """Return what closed training."""
        closing = [f.reason for f in self.page.findings if f.reason.rule in {"I3", "R1"}]
        return {"reasons": closing}

    def form(self, data: Any = None) -> Any:
        """Return the form with the alerts that stand on the page."""
        seen = " ".join(alert.id for alert in self.page.state.alerts)
        return self.form_class(data, initial={"seen": seen})

    def decide(self, form: Any) -> HttpResponse:
        """Show the page anew where something came in since it was opened."""
        done = self.submit(form.command)
        if done.decision.accepted:
            return self.accepted(done.reasons)
        for reason in done.reasons:
            messages.warning(self.request, f"{reason.text} ({reason.rule})")
        return redirect(self.request.path)


class SignOff(Confirmation):
    """Let the patient train at home."""

    roles, form_class = STAFF, forms.SignOffForm
    words = Words(
        gettext_lazy("Sign off for training at home"),
        gettext_lazy(
            "From then on the patient may train alone, every day, within the signed plan."
        ),
        gettext_lazy("Sign off"),
    )

    def looked_at(self) -> Mapping[str, Any]:
        """Return the supervised workouts."""
        return {"sessions": [s for s in self.page.sessions if s.supervised][:5]}


class OpenWholeSpine(Confirmation):
    """Open the whole-spine stage; then the wider plan is proposed."""

    roles, form_class = CLINICIAN, forms.OpenWholeSpineForm
    leads_to = "patient-prescribe"

    def accepted(self, reasons: Iterable[WordedReason]) -> HttpResponse:
        """Propose the wider plan at once; what speaks against it is shown there."""
        plan = self.page.state.plan
        self.submit(Propose(opt_in=plan.opt_in if plan else ()), part=":propose")
        return super().accepted(reasons)

    words = Words(
        gettext_lazy("Open the whole-spine stage"),
        gettext_lazy(
            "Exercises of the other regions can join in. They do once you sign the wider plan; "
            "until then the plan stays as it is."
        ),
        gettext_lazy("Open it"),
    )


class SetPhase(Confirmation):
    """Say which phase the disease is in."""

    roles, form_class = CLINICIAN, forms.SetPhaseForm
    words = Words(
        gettext_lazy("Phase of the disease"),
        gettext_lazy("In an exacerbation all gymnastics stays closed; a running session ends."),
        gettext_lazy("Set the phase"),
    )

    def form(self, data: Any = None) -> forms.SetPhaseForm:
        """Begin with the phase that is set, where one is."""
        phase = self.page.state.phase.value
        return forms.SetPhaseForm(data, initial={"phase": phase} if phase != "unknown" else {})


class Withdraw(Confirmation):
    """End the therapy."""

    roles, form_class = CLINICIAN, forms.WithdrawForm
    words = Words(
        gettext_lazy("End the therapy"),
        gettext_lazy("Nothing is released any more. The record stays; a therapy can begin again."),
        gettext_lazy("End the therapy"),
        "stop",
    )


class Enrol(Confirmation):
    """Begin a therapy again."""

    roles, form_class = CLINICIAN, forms.EnrolForm
    words = Words(
        gettext_lazy("Begin a new therapy"),
        gettext_lazy("What is known of the patient stays; screening, phase and plan begin anew."),
        gettext_lazy("Begin"),
    )


class Acknowledge(CommandPage):
    """Take note of an alert; one press on the patient's page, nothing opens by it."""

    roles, form_class = CLINICIAN, forms.AcknowledgeForm
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Note it, or say on the patient's page why not."""
        form = self.form(request.POST)
        if not form.is_valid():
            messages.error(request, _("There is no such alert."))
            return redirect(self.to("patient"))
        done = self.submit(form.command)
        if done.decision.accepted:
            return self.accepted(done.reasons)
        for reason in done.reasons:
            messages.warning(request, f"{reason.text} ({reason.rule})")
        return redirect(self.to("patient"))
