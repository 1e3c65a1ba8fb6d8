"""What one exercise does to a patient's discs, moving: the page, and the curves it draws."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.load import LoadPage, PartTable
from corset.clinic.clinician.contexts.load_words import load_words
from corset.clinic.clinician.views.room import CLINICIAN, PatientRoom
from corset.clinic.contract.load import ClipShown, LoadCurves
from corset.clinic.gallery.views import Shown, shown
from corset.coach.phases import movement
from corset.presentation.loads import assumptions
from corset.services.loads.exercise_load import ExerciseLoad, curves, load_for, rows_of
from corset.therapy.programme import Exercise, Tempo

CALM = Tempo(out_s=3, hold_s=0, return_s=3, rest_s=1)
STILL = ClipShown(part="", side="", loop=list(movement(CALM)), still="")
"""What the curve runs along where no figure was compiled."""


class LoadRoom(PatientRoom):
    """Whatever is said of one exercise's load on one patient."""

    roles = CLINICIAN
    template_name = "clinician/load.html"

    def known(self, name: str) -> tuple[Exercise, ExerciseLoad | None, str]:
        """Return the exercise, its load for this patient, and a name for that load."""
        exercise = self.page.programme.exercises.get(name)
        if exercise is None:
            allowed = ", ".join(self.page.programme.exercises)
            raise Http404(f"There is no exercise {name}; there are {allowed}.")
        return exercise, *load_for(by=self.user, patient_id=self.patient_id, exercise=name)


class Load(LoadRoom):
    """The moving figure, seen through, with the curve."""

    def get(self, request: HttpRequest, *, exercise: str, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it; without a known body, say what is missing."""
        found, load, _stamp = self.known(exercise)
        context = LoadPage(
            room=self.room(),
            exercise=found,
            shown=shown(found),
            load=load,
            words=json.dumps(load_words()),
            tables=_tables(found, load),
            assumptions=(*assumptions(), *load.found.notes) if load else (),
        )
        return self.show(context)


class LoadPart(Load):
    """The same without the page around it, for a dialog."""

    template_name = "clinician/parts/load.html"


class Curves(LoadRoom):
    """The curves of one exercise for this patient's body, as JSON."""

    def get(self, request: HttpRequest, *, exercise: str, **_kwargs: Any) -> HttpResponse:
        """Answer, or say that nothing has changed since it was last asked for."""
        found, load, stamp = self.known(exercise)
        if load is None:
            raise Http404(_("Without sex, height and body weight no load can be estimated."))
        etag = f'"{stamp}"'
        answer = get_conditional_response(request, etag=etag) or _curves(found, load)
        answer["ETag"] = etag
        # Kept by this browser alone, and asked after each time: whoever lost access sees nothing.
        patch_cache_control(answer, private=True, no_cache=True)
        return answer


def _curves(exercise: Exercise, load: ExerciseLoad) -> HttpResponse:
    return HttpResponse(_drawn(exercise, load).model_dump_json(), content_type="application/json")


def _drawn(exercise: Exercise, load: ExerciseLoad) -> LoadCurves:
    """Return the curves with what the figure needs to move along."""
    choices = _choices(shown(exercise))
    drawn = curves(load)
    parts = [
        {
            **choices.get(part["part"], STILL).model_dump(),
            **part,
            "label": _label(exercise, part["part"]),
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


def _tables(exercise: Exercise, load: ExerciseLoad | None) -> tuple[PartTable, ...]:
    if load is None:
        return ()
    parts = [(_label(exercise, part.part), rows_of(load, part)) for part in load.parts]
    return tuple(PartTable(label=label, rows=rows) for label, rows in parts)


def _label(exercise: Exercise, part: str) -> str:
    name = exercise.sheet.part(part)
    return name[0].upper() + name[1:]
