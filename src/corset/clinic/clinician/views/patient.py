"""A patient's page: what needs a decision, the plan, the course, everything that happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.course import calendar, courses
from corset.clinic.clinician.contexts.next import banners, next_step
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.views.room import PatientRoom
from corset.presentation.terms import term, terms
from corset.services.therapy.patients.page import PatientPage
from corset.services.therapy.training.plan_lines import PlanLine

RECENT = 24
STAGES = {1: "I", 2: "II", 3: "III", 4: "IV"}


class Patient(PatientRoom):
    """The page; a specialist sees the same without what only a clinician decides."""

    template_name = "clinician/patient.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        page = self.page
        today = page.now.date()
        return self.show(
            about=about(page),
            banners=banners(page, self.user),
            next_step=next_step(page, self.user),
            rows=[_row(line) for line in page.plan],
            whole_spine_day=whole_spine_day(page),
            days=calendar(page.adherence.days, today),
            courses=courses(page.trends, today, page.programme),
            story=story(page.timeline[: RECENT * 2], today)[:RECENT],
            more=len(page.timeline) > RECENT,
        )


class Log(PatientRoom):
    """Everything that happened."""

    template_name = "clinician/log.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        return self.show(story=story(self.page.timeline, self.page.now.date()))


def about(page: PatientPage) -> str:
    """Return the line under the name: region, age, discs, stage, phase."""
    intake = page.state.intake
    age = page.patient.age(page.now.date())
    parts = [
        terms(intake.regions or ()),
        _("%(age)s years") % {"age": age} if age is not None else "",
        ", ".join(intake.levels or ()),
        _("stage %(stage)s") % {"stage": STAGES[intake.stage]} if intake.stage else "",
        _("%(damage)s damage") % {"damage": term(intake.damage)} if intake.damage else "",
        term(page.state.phase) if page.state.plan else "",
        _("day %(day)s") % {"day": page.day_number} if page.day_number else "",
    ]
    return " · ".join(part for part in parts if part)


def whole_spine_day(page: PatientPage) -> str:
    """Return the day from which the whole-spine stage may be opened, or nothing."""
    since = page.whole_spine_from
    return date_format(since.date(), "j F Y") if since else ""


def _row(line: PlanLine) -> dict[str, Any]:
    """Return a line of the plan as the table shows it."""
    item, dose = line.item, line.exercise.dose
    row: dict[str, Any] = {
        "id": line.exercise.id,
        "motion": line.exercise.motion,
        "name": line.exercise.sheet.name,
        "note": _note(line),
        "dose": None if line.barred or line.withheld else line.repetitions,
        "unit": line.unit,
        "top": dose.max if item else None,
        "low": min(line.repetitions, item.repetitions) if item else None,
        "high": item.ceiling if item else None,
        "reasons": line.reasons,
        "way": _("Correct"),
    }
    if line.barred:
        way = _("Decide") if item else _("Open again")
        row |= {"state": _("barred"), "tone": "red", "way": way}
    elif line.withheld:
        row |= {"state": _("left out"), "tone": "amber"}
    return row


def _note(line: PlanLine) -> str:
    parts = [
        _("each side") if line.per_side else "",
        _("hold %(s)s s") % {"s": f"{line.hold_s:g}"} if line.hold_s else "",
        _moved(line),
    ]
    return ", ".join(part for part in parts if part)


def _moved(line: PlanLine) -> str:
    if line.barred or line.previous is None or line.previous == line.repetitions:
        return ""
    return _("was %(before)s") % {"before": line.previous}
