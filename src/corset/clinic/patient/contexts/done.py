"""The look back: what was done, what changes next time, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from corset.clinic.components.lines import ExerciseLine
from corset.clinic.patient.contexts.lines import done_line
from corset.people.models import Patient
from corset.services.therapy.training.plan_lines import PlanLine
from corset.services.therapy.training.session import Summary, Training
from corset.therapy.terms import SessionEnd

_TITLES: Mapping[SessionEnd, tuple[Promise, Promise]] = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange:
    """Another dose next time, or none, and why."""

    name: str
    dose: int | None
    before: int | None
    whys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage:
    """A session that is over."""

    patient: Patient
    title: str
    text: str
    tone: str
    lines: list[ExerciseLine]
    changes: list[DoseChange]
    whys: tuple[str, ...]
    here: str = "today"


def looked_back(last: Training, over: Summary) -> SummaryPage:
    """Return what patient/done.html shows of a session that is over."""
    title, text = _TITLES[over.end]
    return SummaryPage(
        patient=last.patient,
        title=str(title),
        text=f"{_minutes(over.minutes)} {text}".strip(),
        tone="amber" if over.end is not SessionEnd.FINISHED else "",
        lines=[done_line(line) for line in over.done],
        changes=[_change(line) for line in over.changes],
        whys=tuple(reason.text for reason in over.whys),
    )


def _minutes(spent: float | None) -> str:
    if spent is None or spent < 1:
        return ""
    whole = round(spent)
    return ngettext("%(n)s minute.", "%(n)s minutes.", whole) % {"n": whole}


def _change(line: PlanLine) -> DoseChange:
    by_rule = {reason.rule: reason for reason in line.reasons}
    return DoseChange(
        name=line.exercise.sheet.name,
        dose=None if line.barred else line.repetitions,
        before=line.previous,
        whys=tuple(reason.brief for reason in by_rule.values()),
    )
