"""The individual complex: what is taken in, what is left out, and why (R3, R7, R9, R20, R24)."""

from collections.abc import Iterator

from corset.care.case import Case, accept, refusal, worst_first
from corset.care.rules.exercises import against, forbidden, ruling, stand_in
from corset.care.rules.start import proposed_item, stands
from corset.therapy.commands import Propose
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import PlanProposed
from corset.therapy.plan import LeftOut, PlanItem, Proposal, Proposed
from corset.therapy.programme import Effect, Exercise
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome

NEEDED = ("regions", "stage", "damage", "age", "conditions")
"""What a complex is made from (R7); none of it may be unknown."""


def propose(case: Case, command: Propose) -> Decision:
    """Propose a complex from region, stage, damage, age, body and history."""
    missing = [*missing_facts(case), *no_opt_in(case, command.opt_in)]
    if missing:
        return refusal(missing)
    exercises = _ordered(case)
    left = {exercise.id: _against(case, exercise, command.opt_in) for exercise in exercises}
    for exercise in exercises:
        if exercise.instead_of is not None and not left[exercise.instead_of]:
            left[exercise.id] += (stand_in(exercise).reason,)
    left_out = tuple(
        LeftOut(exercise=exercise.id, reasons=reasons)
        for exercise in exercises
        if (reasons := left[exercise.id])
    )
    out = {item.exercise for item in left_out}
    taken = tuple(_taken(case, exercise) for exercise in exercises if exercise.id not in out)
    proposal = Proposal(taken=taken, left_out=left_out, opt_in=command.opt_in)
    reasons = [r for part in (*taken, *left_out) for r in part.reasons]
    return accept([PlanProposed(at=case.now, proposal=proposal)], reasons)


def no_opt_in(case: Case, opt_in: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding for each name that is no exercise which a clinician opts in to (R24)."""
    known = tuple(e.id for e in case.programme.exercises.values() if e.opt_in)
    for name in opt_in:
        if name not in known:
            reason = Reason.of("R24", "no_opt_in", exercise=name, known=known)
            yield Finding(Outcome.REFUSED, reason)


def missing_facts(case: Case) -> Iterator[Finding]:
    """Yield a finding for each fact that a complex needs and that is not known."""
    for fact in NEEDED:
        if getattr(case.state.intake, fact) in (None, ()) and fact != "conditions":
            yield Finding(Outcome.NEEDS_ANSWER, Reason.of("R7", "fact_missing", fact=fact))
    if case.state.intake.conditions is None:
        reason = Reason.of("R9", "conditions_missing")
        yield Finding(Outcome.NEEDS_ANSWER, reason)


def _ordered(case: Case) -> list[Exercise]:
    """Return the exercises, those of the damaged regions first (R3)."""
    regions = case.state.intake.regions or ()
    return sorted(case.programme.exercises.values(), key=lambda e: e.region not in regions)


def _against(case: Case, exercise: Exercise, opt_in: tuple[str, ...]) -> tuple[Reason, ...]:
    found = list(forbidden(state=case.state, exercise=exercise, opt_in=opt_in))
    reasons = [finding.reason for finding in worst_first(found)]
    adaptations = ruling(case.state, exercise, Effect.LEAVE_OUT)
    reasons += [against(case.state, exercise, adaptation) for adaptation in adaptations]
    return tuple(reasons)


def _taken(case: Case, exercise: Exercise) -> Proposed:
    item = proposed_item(case.state, exercise, case.parameters)
    reasons = [_region(case, exercise), _start(case, exercise, item)]
    if stands(case.state, exercise) is None:
        lowered = ruling(case.state, exercise, Effect.START_LOWER)
        reasons += [
            Reason.of(a.rule, "start_lower", exercise=exercise.id, adaptation=a.key)
            for a in lowered
        ]
    return Proposed(item=item, reasons=tuple(reasons))


def _region(case: Case, exercise: Exercise) -> Reason:
    affected = exercise.region in (case.state.intake.regions or ())
    key = "own_region" if affected else "whole_spine"
    return Reason.of("R3", key, exercise=exercise.id, region=exercise.region)


def _start(case: Case, exercise: Exercise, item: PlanItem) -> Reason:
    facts = {"exercise": exercise.id, "start": item.repetitions, "ceiling": item.ceiling}
    fresh = stands(case.state, exercise) is None
    return Reason.of("R20", "start" if fresh else "goes_on", **facts)
