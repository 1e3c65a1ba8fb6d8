"""The patient's first page: one thing to do, and why."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.care.queries.stage import Stage
from corset.clinic.patient.contexts import words
from corset.clinic.patient.contexts.next import next_lines
from corset.clinic.patient.views.home import member, own_patient
from corset.presentation.reader import FALLBACK
from corset.presentation.reasons import WordedFinding
from corset.presentation.regions import your_regions
from corset.services.therapy.training.plan_lines import Change, PlanLine
from corset.services.therapy.training.today import Today, today
from corset.therapy.terms import Outcome

PREPARING = {Stage.NEW, Stage.INTAKE, Stage.SCREENING, Stage.PHASE, Stage.PROPOSING, Stage.SIGNING}


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do: a link, or a form that begins a session of this kind."""

    label: str
    href: str = ""
    begins: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What the top of the page says."""

    title: str
    text: str = ""
    action: Action | None = None
    whys: tuple[WordedFinding, ...] = field(default_factory=tuple)
    tone: str = ""


def today_page(request: HttpRequest) -> HttpResponse:
    """Show the patient's day."""
    page = today(by=member(request), patient_id=own_patient(request).id)
    context = {"page": page, "here": "today", **described(page)}
    template = "preparing" if page.stage in PREPARING else "today"
    return render(request, f"patient/{template}.html", context)


def described(page: Today) -> dict[str, Any]:
    """Return everything on the page but the notice of an emergency."""
    return {
        "face": face(page),
        "day": words.day_in_words(page),
        "week": words.week(page.week, page),
        "lines": [exercise_line(line) for line in page.items if not page.state.withdrawn],
        "nexts": next_lines(page),
        "stretch": page.may_stretch and not page.session_open,
        "key": uuid4(),
        "number": settings.EMERGENCY_NUMBER,
    }


def face(page: Today) -> Face:
    """Return the greeting with what to do now."""
    if page.emergency:
        return Face(_("Training is closed. Help comes first."))
    for when, what in _FACES:
        if when(page):
            return what(page)
    return _held(page)


def _greeting(page: Today) -> str:
    where = your_regions(
        (line.exercise.region for line in page.items if not line.withheld),
        programme=page.programme,
        language=get_language() or FALLBACK,
    )
    about = _("%(where)s, about %(minutes)s\u00a0minutes.") % {
        "where": where.capitalize(),
        "minutes": words.session_minutes(page),
    }
    return f"{words.ordinal_day(page.day_number or 1)}. {about}"


def _running(page: Today) -> Face:
    if page.state.session and page.state.session.supervised:
        return Face(
            _("Your session with the specialist is running."), _("Your specialist leads it.")
        )
    title = _("You are in the middle of your session.")
    return Face(title, _("It waits where you left it."), Action(_("Go on"), href="/session/"))


def _ready(page: Today) -> Face:
    text = _("Nothing stands against training today.")
    return Face(_greeting(page), text, Action(_("Begin with the warm-up"), begins="main"))


def _to_check(page: Today) -> Face:
    label = _("Begin with a few questions")
    return Face(_greeting(page), "", Action(label, href="/check/"))


def _trained(page: Today) -> Face:
    title = _("%(day)s, done.") % {"day": words.ordinal_day(page.day_number or 1)}
    text = _("One session a day is right. The next one is tomorrow.")
    return Face(title, text, Action(_("See what was done"), "/session/done/", kind="calm"))


def _stopped(page: Today) -> Face:
    title = _("That is all for today. You stopped at the right moment.")
    done = Action(_("See what happens next"), "/session/done/", kind="calm")
    whys = tuple(finding for finding in page.reasons if finding.reason.rule != "R2")
    return Face(title, "", done, whys, "amber")


def _ended(_page: Today) -> Face:
    title = _("Your course of training has ended.")
    return Face(title, _("If your back troubles you again, your clinic can begin a new one."))


def _visit(page: Today) -> Face:
    plan = page.state.plan
    number, of = page.state.supervised + 1, plan.supervised_sessions if plan else 0
    if number > of:
        title = _("Your workouts with the specialist are done.")
        return Face(title, _("Your specialist decides now whether you train at home."))
    title = _("With your specialist: visit %(number)s of %(of)s.") % {"number": number, "of": of}
    return Face(title, _("These exercises wait for you there. At home there is nothing to do yet."))


def _held(page: Today) -> Face:
    findings = page.against or page.reasons
    worst = findings[0].outcome if findings else Outcome.NEEDS_CLINICIAN
    title, text, tone, again = _HELD.get(worst, _HELD[Outcome.NEEDS_CLINICIAN])
    action = Action(_("Answer the questions again"), "/check/", kind="calm") if again else None
    return Face(str(title), str(text), action, findings, tone)


_HELD = {
    Outcome.PROHIBITED: (
        later("No exercises for you for now."),
        later("Please talk with your clinician about it. Nothing here is your fault."),
        "red",
        False,
    ),
    Outcome.SUSPENDED: (
        later("Your training is paused."),
        later("Your clinician looks at it first. Until then there is nothing to train."),
        "amber",
        False,
    ),
    Outcome.BLOCKED_TODAY: (
        later("Rest today."),
        later("A day of rest costs you nothing, and nothing has to be made up for."),
        "amber",
        True,
    ),
    Outcome.NEEDS_ANSWER: (
        later("One answer is still missing."),
        later("No answer is not a “no”. With all the answers the day can open."),
        "amber",
        True,
    ),
    Outcome.NEEDS_CLINICIAN: (
        later("It is your clinician's turn."),
        later("There is nothing for you to do until then."),
        "amber",
        False,
    ),
}


def _only_supervision(page: Today) -> bool:
    found = page.against
    return bool(found) and all(f.outcome is Outcome.NEEDS_SUPERVISION for f in found)


_FACES = (
    (lambda page: page.stage is Stage.ENDED, _ended),
    (lambda page: page.session_open, _running),
    (lambda page: page.may_start, _ready),
    (lambda page: page.only_check_is_missing, _to_check),
    (lambda page: page.state.stopped_on == page.day, _stopped),
    (lambda page: page.trained_today, _trained),
    (_only_supervision, _visit),
)


def exercise_line(line: PlanLine, *, leads: bool = True) -> dict[str, object]:
    """Return a line for components/exercise.html; `leads`: to the exercise's own page."""
    out = line.barred or line.withheld
    return {
        "name": line.exercise.sheet.name,
        "note": words.how(line),
        "dose": line.repetitions,
        "unit": words.times(line.exercise),
        "motion": line.exercise.motion,
        "position": line.exercise.posture,
        "region": line.exercise.region,
        "change": words.change(line),
        "tone": "good" if not out and line.change is Change.UP else "amber",
        "state": "barred" if out else "todo",
        "href": "" if out or not leads else reverse("exercise", args=[line.exercise.id]),
    }
