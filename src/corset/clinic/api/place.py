"""On which page a session is led: one at a time, and another takes over when somebody says so."""

from django.http import HttpRequest
from ninja import Body, Router

from corset.clinic.api.session import patient_of
from corset.clinic.components.member import member, own_patient
from corset.clinic.contract.place import PlaceAnswer, PlaceReport
from corset.clinic.contract.problem import Problems
from corset.services.therapy.training.places import Place, stand

router = Router()
REFUSED = (401, 403, 404, 413, 422)


@router.post(
    "api/place/",
    url_name="place",
    response={200: PlaceAnswer, **dict.fromkeys(REFUSED, Problems)},
    summary="Say that a session is open on a page, and hear whether it is led there.",
)
def place(request: HttpRequest, posted: Body[PlaceReport]) -> PlaceAnswer:
    """Answer where the page stands."""
    found = stand(
        by=member(request),
        patient_id=patient_of(request, posted.patient) or own_patient(request).id,
        session=posted.session,
        place=Place(page=posted.page, device=posted.device),
        takes=posted.takes,
        alone=posted.alone,
        leaves=posted.leaves,
    )
    return PlaceAnswer(leads=found.leads, end=found.end)
