"""Pages with one question: what is asked, what it rests on, and the form that answers."""

from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise

from corset.clinic.clinician.contexts.draft import Candidate
from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.contexts.story import Told
from corset.clinic.clinician.forms.correction import CorrectionForm
from corset.presentation.reasons import WordedReason
from corset.services.therapy.patients.page import SessionRow
from corset.services.therapy.training.plan_lines import PlanLine


@dataclass(frozen=True, slots=True)
class Words:
    """What a page asks, what follows, and the button's word."""

    title: str | Promise
    text: str | Promise
    verb: str | Promise
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationPage(RoomPage):
    """One question, one button, and what is to be looked at before."""

    words: Words
    form: Form
    reasons: tuple[WordedReason, ...] = ()
    sessions: tuple[SessionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesPage(RoomPage):
    """Which exercise is to be corrected."""

    choose: tuple[PlanLine, ...]
    line: None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPage(RoomPage):
    """An exercise, what happened with it, what could replace it, and the ways out."""

    line: PlanLine
    form: CorrectionForm
    candidates: tuple[Candidate, ...]
    dose: tuple[int, int]
    """The fewest and the most repetitions with which it may come back."""
    story: tuple[Told, ...]
