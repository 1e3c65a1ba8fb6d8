"""The curves of an exercise's load on one patient's discs, for the page that draws them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from ninja import Query, Router

from corset.clinic.components.member import member
from corset.clinic.contract.command import Id
from corset.clinic.contract.load import ClipShown, LoadCurves
from corset.clinic.contract.problem import Problems
from corset.clinic.gallery.views import Shown, part_label, shown
from corset.coach.phases import movement
from corset.services.loads.exercise_load import ExerciseLoad, curves, load_for
from corset.services.people.access import require
from corset.therapy.programme import Exercise, Tempo
from corset.therapy.terms import Role

router = Router()
REFUSED = (401, 403, 404, 413, 422)
CALM = Tempo(out_s=3, hold_s=0, return_s=3, rest_s=1)
STILL = ClipShown(part="", side="", loop=list(movement(CALM)), still="")
"""What the curve runs along where no figure was compiled."""


@router.get(
    "api/load/",
    url_name="load",
    response={200: LoadCurves, 304: None, **dict.fromkeys(REFUSED, Problems)},
    summary="The load of an exercise on a patient's discs, through the movement.",
)
def load_curves(request: HttpRequest, patient: Query[UUID], exercise: Query[Id]) -> HttpResponse:
    """Answer, or say that nothing has changed since it was last asked for."""
    require(member(request), Role.CLINICIAN, to=_("look at a load"))
    asked = load_for(by=member(request), patient_id=patient, exercise=exercise)
    if asked.load is None:
        raise Http404(_("Without sex, height and body weight no load can be estimated."))
    etag = f'"{asked.stamp}"'
    answer = get_conditional_response(request, etag=etag) or _drawn(asked.exercise, asked.load)
    answer["ETag"] = etag
    # Kept by this browser alone, and asked after each time: whoever lost access sees nothing.
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _drawn(exercise: Exercise, load: ExerciseLoad) -> HttpResponse:
    drawn = _curves(exercise, load).model_dump_json()
    return HttpResponse(drawn, content_type="application/json")


def _curves(exercise: Exercise, load: ExerciseLoad) -> LoadCurves:
    """Return the curves with what the figure needs to move along."""
    choices, drawn = _choices(shown(exercise)), curves(load)
    parts = [
        {
            **choices.get(part["part"], STILL).model_dump(),
            **part,
            "label": part_label(exercise, part["part"]),
        }
        for part in drawn["parts"]
    ]
    return LoadCurves.model_validate({**drawn, "parts": parts})


def _choices(exercise: Shown) -> dict[str, ClipShown]:
    """Return for each part the first side of it: the other is its mirror image."""
    choices: dict[str, ClipShown] = {}
    for clip in exercise.clips:
        choices.setdefault(clip.choice.part, clip.choice)
    return choices
