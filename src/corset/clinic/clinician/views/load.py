"""What one exercise does to a patient's discs, moving: the page, and the curves it draws."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.load_words import load_words
from corset.clinic.clinician.views.room import CLINICIAN, PatientRoom
from corset.clinic.gallery.views import Shown, shown
from corset.services.loads.exercise_load import DiscRow, ExerciseLoad, curves, load_for, rows_of
from corset.therapy.programme import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """One part of the movement in figures, for those who do not see a curve."""

    label: str
    rows: list[DiscRow]


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
        return self.show(
            exercise=found,
            shown=shown(found),
            load=load,
            words=json.dumps(load_words()),
            tables=_tables(found, load),
            assumptions=load.found.as_json()["assumptions"] if load else [],
        )


class LoadPart(Load):
    """The same without the page around it, for a dialog."""

    template_name = "clinician/parts/load.html"


class LoadCurves(LoadRoom):
    """The curves of one exercise for this patient's body, as JSON."""

    def get(self, request: HttpRequest, *, exercise: str, **_kwargs: Any) -> HttpResponse:
        """Answer, or say that nothing has changed since it was last asked for."""
        found, load, stamp = self.known(exercise)
        if load is None:
            raise Http404(_("Without sex, height and body weight no load can be estimated."))
        etag = f'"{stamp}"'
        answer = get_conditional_response(request, etag=etag) or JsonResponse(_drawn(found, load))
        answer["ETag"] = etag
        # Kept by this browser alone, and asked after each time: whoever lost access sees nothing.
        patch_cache_control(answer, private=True, no_cache=True)
        return answer


def _drawn(exercise: Exercise, load: ExerciseLoad) -> dict[str, Any]:
    """Return the curves with what the figure needs to move along."""
    clips = _clips(shown(exercise))
    drawn = curves(load)
    parts = [
        {**part, "label": _label(exercise, part["part"]), **clips.get(part["part"], {})}
        for part in drawn["parts"]
    ]
    return {**drawn, "parts": parts}


def _clips(exercise: Shown) -> dict[str, dict[str, Any]]:
    """Return for each part the first side of it: the other is its mirror image."""
    clips: dict[str, dict[str, Any]] = {}
    for clip in exercise.clips:
        clips.setdefault(clip.part, {"side": clip.side, "tempo": clip.tempo, "still": clip.still})
    return clips


def _tables(exercise: Exercise, load: ExerciseLoad | None) -> list[PartTable]:
    if load is None:
        return []
    parts = [(_label(exercise, part.part), rows_of(load, part)) for part in load.parts]
    return [PartTable(label=label, rows=rows) for label, rows in parts]


def _label(exercise: Exercise, part: str) -> str:
    name = exercise.sheet.part(part)
    return name[0].upper() + name[1:]
