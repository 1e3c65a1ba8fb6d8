"""Small decisions of the team, each on a page of its own that says what will follow."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corset.clinic.clinician.contexts.decisions import ConfirmationPage, Words
from corset.clinic.clinician.contexts.room import Room
from corset.clinic.clinician.forms import decisions as forms
from corset.clinic.clinician.pages.command import CommandPage
from corset.clinic.clinician.pages.room import CLINICIAN, STAFF
from corset.services.people.records import ties_of
from corset.services.therapy.commands.submission import Submitted
from corset.services.therapy.patients.proposal import open_whole_spine

WORKOUTS = 5
"""How many supervised workouts are looked at before the sign-off."""


class Confirmation(CommandPage):
    """One question, one button."""

    template_name = "clinician/confirm.html"
    words: Words

    def context(self, form: Any, room: Room) -> ConfirmationPage:
        """Return the question and its form."""
        return ConfirmationPage(room=room, form=form, words=self.words)


class Clear(Confirmation):
    """Open training again after an emergency or a suspension."""

    roles, form_class, decides = CLINICIAN, forms.ClearForm, ("clear",)
    words = Words(
        gettext_lazy("You have looked at the patient"),
        gettext_lazy("Training opens again, if the day's check allows."),
        gettext_lazy("Clear for training"),
    )

    def context(self, form: Any, room: Room) -> ConfirmationPage:
        """Return what closed training, too."""
        return replace(super().context(form, room), reasons=self.page.to_clear)

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

    roles, form_class, decides = STAFF, forms.SignOffForm, ("sign_off",)
    words = Words(
        gettext_lazy("Sign off for training at home"),
        gettext_lazy(
            "From then on the patient may train alone, every day, within the signed plan."
        ),
        gettext_lazy("Sign off"),
    )

    def context(self, form: Any, room: Room) -> ConfirmationPage:
        """Return the supervised workouts, too."""
        supervised = [session for session in self.page.sessions if session.supervised]
        return replace(super().context(form, room), sessions=tuple(supervised[:WORKOUTS]))


class OpenWholeSpine(Confirmation):
    """Open the whole-spine stage; then the wider plan is proposed."""

    roles, form_class, decides = CLINICIAN, forms.OpenWholeSpineForm, ("open_whole_spine",)
    leads_to = "patient-prescribe"

    words = Words(
        gettext_lazy("Open the whole-spine stage"),
        gettext_lazy(
            "Exercises of the other regions can join in. They do once you sign the wider plan; "
            "until then the plan stays as it is."
        ),
        gettext_lazy("Open it"),
    )

    def give(self, form: Any) -> Submitted:  # noqa: ARG002 - there is nothing in the form
        """Open it; the wider plan is proposed at once."""
        return open_whole_spine(by=self.user, patient_id=self.patient_id, key=self.key)


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
        initial = {"phase": phase} if phase != "unknown" else {}
        return forms.SetPhaseForm(data, initial=initial, in_doubt=self.page.remission_in_doubt)


class Withdraw(Confirmation):
    """End the therapy."""

    roles, form_class, decides = CLINICIAN, forms.WithdrawForm, ("withdraw",)
    words = Words(
        gettext_lazy("End the therapy"),
        gettext_lazy("Nothing is released any more. The record stays; a therapy can begin again."),
        gettext_lazy("End the therapy"),
        "stop",
    )


class Enrol(Confirmation):
    """Begin a therapy again."""

    roles, form_class, decides = CLINICIAN, forms.EnrolForm, ("enrol",)
    words = Words(
        gettext_lazy("Begin a new therapy"),
        gettext_lazy("What is known of the patient stays; screening, phase and plan begin anew."),
        gettext_lazy("Begin"),
    )

    def decide(self, form: Any) -> HttpResponse:
        """Begin nothing in a record that is continued in another one."""
        other = ties_of(self.page.patient).continued_in
        if other is None:
            return super().decide(form)
        messages.warning(self.request, _("The therapy goes on in this record."))
        return redirect("patient", other.pk)


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
