"""What one exercise does to a patient's discs, moving; its curves come from the JSON API."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.contexts.load.page import LoadPage, PartTable
from corset.clinic.clinician.contexts.load.words import load_words
from corset.clinic.clinician.pages.room import CLINICIAN, PatientRoom
from corset.clinic.gallery.views import part_label, shown
from corset.presentation.loads import assumptions
from corset.services.loads.exercise_load import ExerciseLoad, load_for, rows_of
from corset.therapy.programme import Exercise


class Load(PatientRoom):
    """The moving figure, seen through, with the curve."""

    roles = CLINICIAN
    template_name = "clinician/load.html"

    def get(self, request: HttpRequest, *, exercise: str, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it; without a known body, say what is missing."""
        asked = load_for(by=self.user, patient_id=self.patient_id, exercise=exercise)
        found, load = asked.exercise, asked.load
        context = LoadPage(
            room=self.room(),
            exercise=found,
            shown=shown(found),
            load=load,
            words=json.dumps(load_words(load.tolerances) if load else {}),
            tables=_tables(found, load),
            assumptions=(*assumptions(load.tolerances), *load.found.notes) if load else (),
        )
        return self.show(context)


class LoadPart(Load):
    """The same without the page around it, for a dialog."""

    template_name = "clinician/parts/load.html"


def _tables(exercise: Exercise, load: ExerciseLoad | None) -> tuple[PartTable, ...]:
    if load is None:
        return ()
    parts = [(part_label(exercise, part.part), rows_of(load, part)) for part in load.parts]
    return tuple(PartTable(label=label, rows=rows) for label, rows in parts)
