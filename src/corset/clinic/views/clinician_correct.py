"""Correcting a plan after pain (R5)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from corset.clinic.forms.correction import CorrectionForm
from corset.clinic.views.clinician_draft import candidates, doses_after_pain
from corset.clinic.views.clinician_room import CLINICIAN, CommandPage
from corset.clinic.views.clinician_story import story
from corset.services.lines import PlanLine

SHOWN = 4


class Correct(CommandPage):
    """Resume lower, replace, or take out; without an exercise named, choose one."""

    roles = CLINICIAN
    template_name = "clinician/correct.html"

    @cached_property
    def line(self) -> PlanLine | None:
        """The exercise that is decided about."""
        name = self.request.GET.get("exercise", "")
        return next((x for x in self.page.plan if x.exercise.id == name), None)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the ways out, or the exercises to choose from."""
        if self.line is None:
            return self.show(choose=self.page.plan)
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Correct the exercise that the address names."""
        if self.line is None:
            return self.show(choose=self.page.plan, status=422)
        return super().post(request, **kwargs)

    def form(self, data: Any = None) -> CorrectionForm:
        """Begin with the lowest dose; the way out is not chosen beforehand."""
        assert self.line is not None
        exercise = self.line.exercise
        self.candidates = candidates(self.page, self.user, exercise)
        self.dose = doses_after_pain(self.page, self.user, exercise)
        open_ones = [(c.exercise.id, c.exercise.sheet.name) for c in self.candidates]
        return CorrectionForm(
            data,
            initial={"repetitions": self.dose[0]},
            exercise=exercise.id,
            dose=self.dose,
            candidates=open_ones,
        )

    def context(self) -> dict[str, Any]:
        """Return the exercise, what happened with it, and what could replace it."""
        assert self.line is not None
        name = self.line.exercise.id
        told = [e for e in self.page.timeline if _about(e, name)]
        return {
            "line": self.line,
            "candidates": self.candidates,
            "dose": self.dose,
            "story": story(told[:SHOWN], self.page.now.date()),
        }


def _about(entry: Any, exercise: str) -> bool:
    named = {e.payload.get("exercise") for e in entry.events} | {entry.payload.get("exercise")}
    return not entry.minor and exercise in named
