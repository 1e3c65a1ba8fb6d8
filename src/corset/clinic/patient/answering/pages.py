"""What the pages of answers show: all that was answered, one to answer anew, and the doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from corset.people.models import Patient
from corset.services.therapy.training.answers import ExerciseAnswers, SessionAnswers
from corset.therapy.events import PainReported
from corset.therapy.terms import PainWords


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """An exercise, what was said of it in the order in which it was said, and what counts."""

    id: str
    name: str
    said: tuple[str, ...]
    is_answered: bool
    counts: tuple[str, ...]
    """What holds against a later, smaller answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage:
    """Everything that was answered in the last session."""

    patient: Patient
    text: str
    lines: list[AnswerLine]
    is_any_held: bool
    """Whether an answer stands that a later one does not lower."""
    telephone: str
    """The clinic's own; empty where it is not set."""
    here: str = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """One exercise to answer anew."""

    patient: Patient
    line: AnswerLine
    takes_effort: bool
    error: str
    key: UUID
    here: str = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtPage:
    """A pain that stops everything, asked about once more."""

    patient: Patient
    title: str
    text: str
    line: AnswerLine
    pain: int
    effort: int | None
    key: UUID
    here: str = "today"


def answers_page(answers: SessionAnswers) -> AnswersPage:
    """Return what patient/answers.html shows."""
    text = _("You have not trained yet, so nothing was answered.")
    if answers.began:
        day = formatted(answers.began, "l j F")
        text = _("Your session of %(day)s. What was answered wrongly can be answered anew.")
        text %= {"day": day}
    lines = [answer_line(each) for each in answers.exercises]
    return AnswersPage(
        patient=answers.patient,
        text=text,
        lines=lines,
        is_any_held=any(line.counts for line in lines),
        telephone=settings.CLINIC_TELEPHONE,
    )


def answer_line(told: ExerciseAnswers) -> AnswerLine:
    """Return an exercise with what was said of it, in words."""
    pains = (_pain(each) for each in told.pains)
    efforts = (_("Effort %(n)g of 10") % {"n": each.cr10} for each in told.efforts)
    said = (*pains, *efforts)
    return AnswerLine(
        id=told.id,
        name=told.name,
        said=said or (_("Nothing was answered."),),
        is_answered=bool(said),
        counts=tuple(_counting(told)),
    )


def _counting(told: ExerciseAnswers) -> Iterator[str]:
    if told.is_pain_lowered and told.pain:
        yield _("The worst of them counts: %(pain)s.") % {"pain": _inside(_pain(told.pain))}
    if told.is_effort_lowered:
        yield _("The greatest effort counts: %(n)g of 10.") % {"n": told.effort}


def _pain(told: PainReported) -> str:
    if told.nrs is not None:
        return _("Pain %(n)s of 10") % {"n": told.nrs}
    return {
        PainWords.UNCOMFORTABLE: _("It is uncomfortable"),
        PainWords.SEVERE: _("It hurts badly"),
    }.get(told.words or PainWords.NONE, _("No pain"))


def _inside(said: str) -> str:
    return said[:1].lower() + said[1:]


def doubt_text(told: ExerciseAnswers, *, ends: bool) -> str:
    """Return what such a pain does; `ends`: also a session that runs."""
    over = _("The session ends.") + " " if ends else ""
    if told.is_warm_up:
        return over + _("Training waits until your clinician has looked. Your clinician is told.")
    out = _("“%(name)s” stays out until your clinician has looked at it. Your clinician is told.")
    return over + out % {"name": told.name}


def kept(told: ExerciseAnswers, *, pain: int | None, effort: int | None) -> Iterator[str]:
    """Return what was just kept, in words."""
    if pain is not None:
        yield _("Kept: “%(name)s”, pain %(n)s of 10.") % {"name": told.name, "n": pain}
    if effort is not None:
        yield _("Kept: “%(name)s”, effort %(n)s of 10.") % {"name": told.name, "n": effort}
