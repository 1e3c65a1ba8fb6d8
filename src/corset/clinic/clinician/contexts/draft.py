"""The proposed complex as the clinician edits it: what is in, what could be, what cannot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corset.care.case import Case
from corset.care.commands.proposal import proposed_item
from corset.care.rules.dose import floor
from corset.care.rules.exercises import against, forbidden, ruling
from corset.clinic.clinician.forms.prescription import LineForm
from corset.people.models import User
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason, worded
from corset.services.people.readers import reader_of
from corset.services.therapy.patients import PatientPage
from corset.therapy.decision import Finding
from corset.therapy.plan import PlanItem
from corset.therapy.programme import Effect, Exercise
from corset.therapy.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One exercise of the proposal; without a form it cannot be taken in."""

    exercise: Exercise
    reasons: tuple[WordedReason, ...]
    form: LineForm | None
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An exercise that could replace another; `against` says what forbids that."""

    exercise: Exercise
    against: tuple[WordedReason, ...]
    item: PlanItem
    opens: bool
    """Whether the clinician has to open it first (R24)."""


def case_of(page: PatientPage, user: User) -> Case:
    """Return the case in which a clinician weighs an exercise."""
    return Case(state=page.state, by=user.actor, now=page.now, programme=page.programme)


def draft(page: PatientPage, user: User, data: Mapping[str, Any] | None) -> list[DraftLine]:
    """Return the lines of the proposal, those taken in first."""
    if page.proposal is None:
        return []
    case, reader = case_of(page, user), reader_of(user)

    def words(reasons: Iterable[Reason]) -> tuple[WordedReason, ...]:
        return worded(reasons, programme=case.programme, reader=reader)

    taken = [_taken(case, t.item, words(t.reasons), data) for t in page.proposal.taken]
    out = [_left_out(case, o.exercise, words(o.reasons), data) for o in page.proposal.left_out]
    return [*taken, *out]


def _taken(
    case: Case, item: PlanItem, reasons: tuple[WordedReason, ...], data: Mapping[str, Any] | None
) -> DraftLine:
    exercise = case.exercise(item.exercise)
    form = _line_form(exercise, item, data, take=True)
    return DraftLine(exercise=exercise, reasons=reasons, form=form, taken=True)


def _left_out(
    case: Case, name: str, reasons: tuple[WordedReason, ...], data: Mapping[str, Any] | None
) -> DraftLine:
    """A caution may be overruled, a bound may not (R9, I12, I13, I15)."""
    exercise = case.exercise(name)
    opt_in = case.state.proposal.opt_in if case.state.proposal else ()
    if any(_bounds(case, exercise, opt_in)):
        return DraftLine(exercise=exercise, reasons=reasons, form=None, taken=False)
    form = _line_form(exercise, proposed_item(case, exercise), data, take=False)
    return DraftLine(exercise=exercise, reasons=reasons, form=form, taken=False)


def _line_form(
    exercise: Exercise, item: PlanItem, data: Mapping[str, Any] | None, *, take: bool
) -> LineForm:
    initial = {
        "take": take,
        "repetitions": item.repetitions,
        "ceiling": item.ceiling,
        "hold_s": int(item.hold_s),
    }
    return LineForm(data, initial=initial, exercise=exercise, fewest=floor(exercise))


def _bounds(case: Case, exercise: Exercise, opt_in: tuple[str, ...]) -> Iterator[Finding]:
    return forbidden(state=case.state, exercise=exercise, opt_in=opt_in)


def candidates(page: PatientPage, user: User, exercise: Exercise) -> list[Candidate]:
    """Return what the content names as replacements, each with what speaks against it."""
    case = case_of(page, user)
    reader = reader_of(user)
    return [_candidate(case, case.exercise(name), reader) for name in exercise.replaced_by]


def _candidate(case: Case, exercise: Exercise, reader: Reader) -> Candidate:
    plan = case.state.plan
    opened = plan.opt_in if plan else ()
    found = [f.reason for f in _bounds(case, exercise, (*opened, exercise.id))]
    adaptations = ruling(case.state, exercise, Effect.LEAVE_OUT)
    found += [against(case.state, exercise, adaptation) for adaptation in adaptations]
    if plan and any(item.exercise == exercise.id for item in plan.items):
        found.append(Reason.of("R7", "named_twice", exercise=exercise.id))
    return Candidate(
        exercise=exercise,
        against=worded(found, programme=case.programme, reader=reader),
        item=proposed_item(case, exercise),
        opens=exercise.opt_in and exercise.id not in opened,
    )


def doses_after_pain(page: PatientPage, user: User, exercise: Exercise) -> tuple[int, int]:
    """Return the fewest and most repetitions with which an exercise may come back."""
    return floor(exercise), proposed_item(case_of(page, user), exercise).repetitions
