"""The look back: what was done, what changes next time, and why."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from corset.clinic.patient.contexts import words
from corset.services.therapy.training.plan_lines import PlanLine
from corset.services.therapy.training.session import Progress, Summary, Training, TrainingLine
from corset.therapy.terms import SessionEnd

_TITLES = {
    SessionEnd.FINISHED: (
        later("That was it for today."),
        later("Calm and regular is what helps."),
    ),
    SessionEnd.ABANDONED: (
        later("You stopped early, and that is all right."),
        later("Nothing has to be made up for."),
    ),
    SessionEnd.SEVERE_PAIN: (
        later("You stopped at the right moment."),
        later("Your clinician has been told. Rest now; tomorrow you look in again."),
    ),
    SessionEnd.UNSAFE: (later("The session ended early."), later("Not today; safety comes first.")),
    SessionEnd.EMERGENCY: (later("The session ended."), later("Help comes first.")),
}


def looked_back(last: Training, over: Summary) -> dict[str, Any]:
    """Return what patient/done.html shows of a session that is over."""
    title, text = _TITLES[over.end]
    changed = {line.exercise.id for line in over.changes}
    return {
        "training": last,
        "title": title,
        "text": f"{_minutes(over.minutes)} {text}".strip(),
        "tone": "amber" if over.end is not SessionEnd.FINISHED else "",
        "lines": [_line(line) for line in last.lines if line.result is not None],
        "changes": [_change(line) for line in over.changes],
        "whys": [r for r in over.reasons if r.rule in _OF_SESSION and r.exercise not in changed],
    }


_OF_SESSION = {"R4", "R6", "I9", "R10"}


def _minutes(spent: float | None) -> str:
    if spent is None or spent < 1:
        return ""
    whole = round(spent)
    return ngettext("%(n)s minute.", "%(n)s minutes.", whole) % {"n": whole}


def _line(line: TrainingLine) -> dict[str, Any]:
    result, stopped = line.result, line.state is Progress.STOPPED
    return {
        "name": line.exercise.sheet.name,
        "note": _felt(line),
        "dose": result.repetitions if result else None,
        "unit": words.times(line.exercise),
        "motion": line.exercise.motion,
        "position": line.exercise.posture,
        "region": line.exercise.region,
        "change": _("Stopped here.") if stopped else "",
        "tone": "amber",
    }


def _felt(line: TrainingLine) -> str:
    result = line.result
    told = [] if result is None or result.nrs is None else [_("pain %(n)s") % {"n": result.nrs}]
    if result is not None and result.cr10 is not None:
        told.append(_("effort %(n)g") % {"n": result.cr10})
    return ", ".join(told)


def _change(line: PlanLine) -> dict[str, Any]:
    return {
        "name": line.exercise.sheet.name,
        "dose": None if line.barred else line.repetitions,
        "before": line.previous,
        "unit": words.times(line.exercise),
        "whys": tuple({reason.rule: reason for reason in line.reasons}.values()),
    }
