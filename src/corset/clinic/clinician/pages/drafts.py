"""What is typed into a long form is kept while it is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.pages.room import CLINICIAN, PatientRoom
from corset.clinic.typed.origin import origin_of
from corset.services.people.drafts import save_draft

KEPT, NO_FORM, TOO_LONG = 204, 400, 413


class Draft(PatientRoom):
    """Keep the fields of a form, for whom it was made."""

    roles = CLINICIAN
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep it; nothing is decided."""
        origin = origin_of(request.POST)
        if origin is None or origin.user != str(self.user.pk):
            return HttpResponse(status=NO_FORM)
        sent = request.POST.copy()
        for name in ("csrfmiddlewaretoken", "key"):
            sent.pop(name, None)
        kept = save_draft(
            by=self.user, patient_id=self.patient_id, page=origin.path, sent=sent.urlencode()
        )
        return HttpResponse(status=KEPT if kept else TOO_LONG)
