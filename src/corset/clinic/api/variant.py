"""In which posture a patient trains: remembered beside the log, for no decision depends on it."""

from django.http import HttpRequest
from ninja import Body, Router

from corset.clinic.api.session import patient_of
from corset.clinic.components.member import member, own_patient
from corset.clinic.contract.problem import Problems
from corset.clinic.contract.variant import VariantChoice
from corset.services.therapy.training.variants import choose_variant

router = Router()
REFUSED = (401, 403, 404, 413, 422)


@router.post(
    "api/variant/",
    url_name="variant",
    response={204: None, **dict.fromkeys(REFUSED, Problems)},
    summary="Remember in which posture a patient trains from now on; nothing is as usual.",
)
def choose(request: HttpRequest, posted: Body[VariantChoice]) -> tuple[int, None]:
    """Answer with nothing: it is remembered."""
    patient = patient_of(request, posted.patient) or own_patient(request).id
    choose_variant(by=member(request), patient_id=patient, variant=posted.variant)
    return 204, None
