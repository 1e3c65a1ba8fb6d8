"""Who else cares for the patient."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from corset.clinic.clinician.forms import decisions as forms
from corset.clinic.clinician.views.decisions import Confirmation, Words
from corset.clinic.clinician.views.room import CLINICIAN, REFUSED, SENT_BEFORE
from corset.record.errors import KeyReused
from corset.services.therapy.commands.submission import Submitted
from corset.services.therapy.patients.care_team import share_care


class ShareCare(Confirmation):
    """Let a further clinician care for the patient."""

    roles, form_class = CLINICIAN, forms.ShareCareForm
    words = Words(
        gettext_lazy("Share the care"),
        gettext_lazy("The other clinician sees everything, is told of alerts, and may decide."),
        gettext_lazy("Share"),
    )
    done = gettext_lazy("The care is shared.")

    def form(self, data: Any = None) -> forms.ShareCareForm:
        """Offer those who do not care for the patient yet."""
        return forms.ShareCareForm(data, team=self.page.state.care_team)

    def decide(self, form: Any) -> HttpResponse:
        """Share, through the service that knows who may."""
        try:
            done = self._share(form)
        except KeyReused:
            return self.show(form=form, sent_before=True, status=SENT_BEFORE, **self.context())
        if not done.decision.accepted:
            refusal = done.reasons
            return self.show(form=form, refusal=refusal, status=REFUSED, **self.context())
        return self.accepted(done.reasons)

    def _share(self, form: Any) -> Submitted:
        key = self.request.POST.get("key", "")
        chosen = form.cleaned_data["clinician"]
        return share_care(by=self.user, patient_id=self.patient_id, clinician=chosen, key=key)
