"""What a plan may become: which exercises can be taken in or exchanged, and with what dose."""

from collections.abc import Iterator
from dataclasses import dataclass

from corset.care.reasons import Subject, subject_of
from corset.care.rules.dose import floor
from corset.care.rules.exercises import against, forbidden, ruling, stand_in
from corset.care.rules.start import proposed_item
from corset.therapy.content.parameters import Parameters
from corset.therapy.plan import PlanItem
from corset.therapy.programme import Effect, Exercise, Programme
from corset.therapy.reason import Reason
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One exercise of a proposal; without an item it cannot be taken in."""

    exercise: Exercise
    reasons: tuple[Reason, ...]
    """Why it is taken in or left out, but for what is so with every exercise."""
    usual: tuple[Reason, ...]
    """Reasons that say no more than the usual: its region, where it begins."""
    item: PlanItem | None
    fewest: int
    """The fewest repetitions that a plan may hold."""
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """An exercise that could take another's place; `against` says what forbids that."""

    exercise: Exercise
    against: tuple[Reason, ...]
    item: PlanItem
    opens: bool
    """Whether the clinician has to open it first (R24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under which terms a plan is offered for signing."""

    supervised_sessions: int
    whole_spine_days: int
    opt_in: tuple[str, ...]
    """The exercises that the clinician has opened (R24)."""


def terms(*, state: State, programme: Programme) -> Terms:
    """Return the terms of the signed plan, else the programme's own; opened as last proposed."""
    plan, p = state.plan, programme.parameters
    opened = state.proposal or plan
    return Terms(
        supervised_sessions=plan.supervised_sessions if plan else p.supervised_sessions_default,
        whole_spine_days=plan.whole_spine_days if plan else p.whole_spine_days_default,
        opt_in=opened.opt_in if opened else (),
    )


def options(*, state: State, programme: Programme) -> tuple[Option, ...]:
    """Return the lines of the proposal, those taken in first; none where nothing is proposed."""
    if state.proposal is None:
        return ()
    known, p = programme.exercises, programme.parameters
    taken = [
        _option(known[line.item.exercise], line.reasons, line.item, taken=True)
        for line in state.proposal.taken
    ]
    out = [
        _option(known[line.exercise], line.reasons, _item(state, known[line.exercise], p))
        for line in state.proposal.left_out
    ]
    return (*taken, *out)


def replacements(
    *, state: State, exercise: Exercise, programme: Programme
) -> tuple[Replacement, ...]:
    """Return what the content names in an exercise's place, each with what speaks against it."""
    known, p = programme.exercises, programme.parameters
    return tuple(_replacement(state, known[name], p, exercise.id) for name in exercise.replaced_by)


def doses_after_pain(*, state: State, exercise: Exercise, programme: Programme) -> tuple[int, int]:
    """Return the fewest and most repetitions with which an exercise may come back."""
    usual = proposed_item(state, exercise, programme.parameters)
    return floor(exercise), usual.repetitions


def _option(
    exercise: Exercise, reasons: tuple[Reason, ...], item: PlanItem | None, *, taken: bool = False
) -> Option:
    return Option(
        exercise=exercise,
        reasons=tuple(reason for reason in reasons if subject_of(reason) is not Subject.COMPLEX),
        usual=tuple(reason for reason in reasons if subject_of(reason) is Subject.COMPLEX),
        item=item,
        fewest=floor(exercise),
        taken=taken,
    )


def _item(state: State, exercise: Exercise, p: Parameters) -> PlanItem | None:
    """A caution may be overruled, a bound may not (R9, I12, I13, I15)."""
    opt_in = state.proposal.opt_in if state.proposal else ()
    bound = any(forbidden(state=state, exercise=exercise, opt_in=opt_in))
    return None if bound else proposed_item(state, exercise, p)


def _replacement(state: State, exercise: Exercise, p: Parameters, replaced: str) -> Replacement:
    opened = state.plan.opt_in if state.plan else ()
    return Replacement(
        exercise=exercise,
        against=tuple(_against(state, exercise, opened, replaced)),
        item=proposed_item(state, exercise, p),
        opens=exercise.opt_in and exercise.id not in opened,
    )


def _against(
    state: State, exercise: Exercise, opened: tuple[str, ...], replaced: str
) -> Iterator[Reason]:
    for finding in forbidden(state=state, exercise=exercise, opt_in=(*opened, exercise.id)):
        yield finding.reason
    for adaptation in ruling(state, exercise, Effect.LEAVE_OUT):
        yield against(state, exercise, adaptation)
    planned = {item.exercise for item in state.plan.items} if state.plan else set[str]()
    if exercise.id in planned:
        yield Reason.of("R7", "named_twice", exercise=exercise.id)
    if exercise.instead_of in planned - {replaced}:
        yield stand_in(exercise).reason
