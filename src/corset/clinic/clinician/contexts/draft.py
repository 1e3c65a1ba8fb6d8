"""The proposed complex as the clinician edits it: what is in, what could be, what cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.patient import about
from corset.clinic.clinician.contexts.room import Link, Room, RoomPage, Side
from corset.clinic.clinician.contexts.waiting import step_link
from corset.clinic.clinician.forms.prescription import LineForm
from corset.coach.duration import DoseShown, session_minutes
from corset.people.models import User
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason, worded
from corset.presentation.terms import any_pain
from corset.services.people.readers import reader_of
from corset.services.therapy.patients.page import PatientPage
from corset.services.therapy.patients.prescription import (
    Option,
    opt_ins,
    options,
    replacements,
    terms,
)
from corset.therapy.plan import PlanItem
from corset.therapy.programme import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One exercise of the proposal; without a form it cannot be taken in."""

    exercise: Exercise
    reasons: tuple[WordedReason, ...]
    usual: tuple[WordedReason, ...]
    form: LineForm | None
    item: PlanItem | None
    """What is proposed of it."""
    taken: bool

    @property
    def stops(self) -> str:
        """That any pain ends it, where it does."""
        return any_pain(self.exercise)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutGroup:
    """Exercises that are left out for one reason, said once."""

    reasons: tuple[WordedReason, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An exercise that could replace another; `against` says what forbids that."""

    exercise: Exercise
    against: tuple[WordedReason, ...]
    item: PlanItem
    opens: bool
    """Whether the clinician has to open it first (R24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptIn:
    """An exercise that only a clinician opens, and whether it is open."""

    exercise: Exercise
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescriptionPage(RoomPage):
    """A proposal to sign with its terms; without one, what can be proposed or is needed first."""

    page: PatientPage
    about: str
    form: Form
    proposed: bool
    """Whether a complex waits for a signature."""
    taken: tuple[DraftLine, ...] = ()
    possible: tuple[DraftLine, ...] = ()
    left_out: tuple[LeftOutGroup, ...] = ()
    left_out_count: int = 0
    minutes: tuple[int, int] = (0, 0)
    """How long a session takes at the doses of the proposal, and once all have grown."""
    opt_in: tuple[OptIn, ...]
    opened: tuple[str, ...]
    """The exercises that are open in the proposal."""
    days: tuple[int, int]
    """The fewest and the most days before the whole spine."""
    needed_first: Link | None


def prescription_page(
    page: PatientPage, room: Room, form: Form, lines: Sequence[DraftLine] = ()
) -> PrescriptionPage:
    """Return what the page shows; lines are there where a proposal is."""
    offered, p = terms(page), page.programme.parameters
    first = page.needed_first
    return PrescriptionPage(
        room=room,
        page=page,
        about=about(page),
        form=form,
        proposed=bool(lines),
        taken=tuple(line for line in lines if line.taken),
        possible=tuple(line for line in lines if line.form and not line.taken),
        left_out=_by_reason([line for line in lines if not line.form]),
        left_out_count=sum(not line.form for line in lines),
        minutes=_minutes(page, lines),
        opt_in=tuple(OptIn(exercise=e, open=e.id in offered.opt_in) for e in opt_ins(page)),
        opened=offered.opt_in if page.proposal else (),
        days=(p.whole_spine_days_min, p.whole_spine_days_max),
        needed_first=step_link(page.patient.id, first) if first else None,
    )


def _by_reason(lines: Sequence[DraftLine]) -> tuple[LeftOutGroup, ...]:
    """Say each reason once, those of most exercises first."""
    groups: dict[tuple[str, ...], list[DraftLine]] = {}
    for line in lines:
        said = tuple(f"{why.rule} {why.text}" for why in line.reasons)
        groups.setdefault(said, []).append(line)
    return tuple(
        LeftOutGroup(reasons=some[0].reasons, exercises=tuple(line.exercise for line in some))
        for some in sorted(groups.values(), key=len, reverse=True)
    )


def _minutes(page: PatientPage, lines: Sequence[DraftLine]) -> tuple[int, int]:
    taken = [line.item for line in lines if line.taken and line.item]
    known = page.programme.exercises
    now = (DoseShown(known[x.exercise], x.repetitions, x.hold_s) for x in taken)
    grown = (DoseShown(known[x.exercise], x.ceiling, x.hold_s) for x in taken)
    return session_minutes(now, page.programme), session_minutes(grown, page.programme)


def draft(page: PatientPage, user: User, data: Mapping[str, Any] | None) -> list[DraftLine]:
    """Return the lines of the proposal, those taken in first."""
    reader = reader_of(user)
    return [_line(page, option, reader, data) for option in options(page)]


def plans_beside(page: PatientPage, sent: QueryDict) -> tuple[Side, ...]:
    """Return the plan that is signed beside the one that was typed, exercise by exercise."""
    signed = {item.exercise: item for item in page.state.plan.items} if page.state.plan else {}
    known = page.programme.exercises
    typed = [one for one in known if sent.get(f"{one}-take")]
    return tuple(
        Side(
            name=known[one].sheet.name,
            signed=_dose(signed[one].repetitions, signed[one].ceiling) if one in signed else "",
            typed=_dose(sent.get(f"{one}-repetitions", ""), sent.get(f"{one}-ceiling", ""))
            if one in typed
            else "",
        )
        for one in known
        if one in signed or one in typed
    )


def _dose(repetitions: object, ceiling: object) -> str:
    return _("%(first)s, growing to %(most)s") % {"first": repetitions, "most": ceiling}


def candidates(page: PatientPage, user: User, exercise: Exercise) -> list[Candidate]:
    """Return what could take an exercise's place, each with what speaks against it in words."""
    reader = reader_of(user)
    return [
        Candidate(
            exercise=found.exercise,
            against=worded(found.against, programme=page.programme, reader=reader),
            item=found.item,
            opens=found.opens,
        )
        for found in replacements(page, exercise)
    ]


def _line(
    page: PatientPage, option: Option, reader: Reader, data: Mapping[str, Any] | None
) -> DraftLine:
    return DraftLine(
        exercise=option.exercise,
        reasons=worded(option.reasons, programme=page.programme, reader=reader),
        usual=worded(option.usual, programme=page.programme, reader=reader),
        form=_form(option, option.item, data) if option.item else None,
        item=option.item,
        taken=option.taken,
    )


def _form(option: Option, item: PlanItem, data: Mapping[str, Any] | None) -> LineForm:
    initial = {
        "take": option.taken,
        "repetitions": item.repetitions,
        "ceiling": item.ceiling,
        "hold_s": int(item.hold_s),
    }
    return LineForm(data, initial=initial, exercise=option.exercise, fewest=option.fewest)
