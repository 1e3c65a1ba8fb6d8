"""Correcting a plan after pain (R5)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from corset.clinic.clinician.contexts.decisions import CorrectionPage, ExercisesPage
from corset.clinic.clinician.contexts.draft import candidates
from corset.clinic.clinician.contexts.room import Between, FormState, Room
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.forms.correction import CorrectionForm
from corset.clinic.clinician.pages.command import CommandPage
from corset.clinic.clinician.pages.room import CLINICIAN
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.services.therapy.patients.history import history
from corset.services.therapy.patients.prescription import doses_after_pain
from corset.services.therapy.training.plan_lines import PlanLine

LOOKED_BACK = 200
"""How many decisions back an exercise is looked for."""
SHOWN = 4


class Correct(CommandPage):
    """Resume lower, replace, or take out; without an exercise named, choose one."""

    roles = CLINICIAN
    template_name = "clinician/correct.html"
    decides = ("correct",)
    keeps_drafts = True

    @cached_property
    def line(self) -> PlanLine:
        """The exercise that is decided about. Raises Http404 for one that the plan never held."""
        name = self.request.GET.get("exercise", "")
        for line in self.page.plan:
            if line.exercise.id == name:
                return line
        raise Http404(f"{name or 'No exercise'} is not in the plan.")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the ways out, or the exercises to choose from."""
        if "exercise" not in request.GET:
            return self.show(ExercisesPage(room=self.room(), choose=self.page.plan))
        return super().get(request, **kwargs)

    def about_form(self) -> FormState:
        """Return nothing where the exercise is not chosen yet: there is no form."""
        return super().about_form() if "exercise" in self.request.GET else FormState()

    def form(self, data: Any = None) -> CorrectionForm:
        """Begin with the lowest dose; the way out is not chosen beforehand."""
        exercise = self.line.exercise
        self.candidates = candidates(self.page, self.user, exercise)
        self.dose = doses_after_pain(self.page, exercise)
        open_ones = [(c.exercise.id, c.exercise.sheet.name) for c in self.candidates]
        return CorrectionForm(
            data,
            initial={"repetitions": self.dose[0]},
            exercise=exercise.id,
            dose=self.dose,
            candidates=open_ones,
        )

    def collides_with(self, entries: tuple[TimelineEntry, ...]) -> Between | None:
        """Return what somebody else has decided of this very exercise."""
        mine = self.line.exercise.id
        return super().collides_with(tuple(x for x in entries if x.payload.get("exercise") == mine))

    def context(self, form: CorrectionForm, room: Room) -> CorrectionPage:
        """Return the exercise, what happened with it, and what could replace it."""
        lately = history(by=self.user, patient_id=self.patient_id, size=LOOKED_BACK).entries
        told = [entry for entry in lately if entry.speaks_of(self.line.exercise.id)]
        return CorrectionPage(
            room=room,
            line=self.line,
            form=form,
            candidates=tuple(self.candidates),
            dose=self.dose,
            story=tuple(story(told[:SHOWN], self.page.now.date())),
        )
