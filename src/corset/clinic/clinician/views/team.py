"""Who else cares for the patient."""

from typing import Any

from django.utils.translation import gettext_lazy

from corset.clinic.clinician.contexts.decisions import Words
from corset.clinic.clinician.forms import decisions as forms
from corset.clinic.clinician.pages.room import CLINICIAN
from corset.clinic.clinician.views.decisions import Confirmation
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

    def give(self, form: Any) -> Submitted:
        """Share, through the service that knows who may."""
        chosen = form.cleaned_data["clinician"]
        return share_care(by=self.user, patient_id=self.patient_id, clinician=chosen, key=self.key)
