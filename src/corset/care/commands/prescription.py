"""Signing a plan: inside the absolute bounds, with every deviation named (R7)."""

from collections.abc import Iterator, Mapping

from corset.care.case import Case, accept, refusal
from corset.care.commands.proposal import missing_facts, no_opt_in
from corset.care.copying import replace
from corset.care.rules.dose import floor
from corset.care.rules.exercises import forbidden, ruling, stand_in
from corset.care.rules.start import proposed_item
from corset.therapy.answers import answer_to
from corset.therapy.commands import Sign, SignItem
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import PlanSigned
from corset.therapy.plan import Plan, PlanItem
from corset.therapy.programme import Effect
from corset.therapy.reason import Reason
from corset.therapy.terms import Answer, Outcome


def sign(case: Case, command: Sign) -> Decision:
    """Sign the proposal or the given plan; refuse with everything that is out of bounds."""
    unready = [*missing_facts(case), *_unscreened(case)]
    if unready:
        return refusal(unready)
    wanted = _wanted(case, command)
    if not wanted:
        return case.refuse("R7", "nothing_to_sign")
    wrong = [*_numbers(case, command), *_unknown(case, wanted)]
    wrong += no_opt_in(case, command.opt_in or ())
    if wrong:
        return refusal(wrong)
    plan = _plan(case, command, wanted)
    wrong = [*beside(case, plan.items)]
    wrong += [x for item in plan.items for x in out_of_bounds(case, item, plan.opt_in)]
    if wrong:
        return refusal(wrong)
    return accept([PlanSigned(at=case.now, plan=plan)], [*_signed(case, plan)])


def _unscreened(case: Case) -> Iterator[Finding]:
    """A plan is signed only when the lasting contraindications are settled (R8)."""
    for name, asked in case.programme.contraindications.items():
        answer = answer_to(case.state.screening, name) if asked.lasting else Answer.NO
        if answer is Answer.YES:
            yield Finding(Outcome.PROHIBITED, Reason.of("R8", "lasting", question=name))
        if answer is Answer.UNKNOWN:
            yield Finding(Outcome.NEEDS_ANSWER, Reason.of("R8", "unscreened", question=name))


def _wanted(case: Case, command: Sign) -> tuple[SignItem, ...]:
    if command.items is not None:
        return command.items
    proposal = case.state.proposal
    return tuple(SignItem(exercise=t.item.exercise) for t in proposal.taken) if proposal else ()


def _numbers(case: Case, command: Sign) -> Iterator[Finding]:
    p = case.parameters
    yield from _between(
        ("R10", "supervised_bounds"),
        command.supervised_sessions,
        (p.supervised_sessions_min, p.supervised_sessions_max),
    )
    yield from _between(
        ("R3", "whole_spine_bounds"),
        command.whole_spine_days,
        (p.whole_spine_days_min, p.whole_spine_days_max),
    )


def _between(
    sentence: tuple[str, str], given: float | None, bounds: tuple[float, float]
) -> Iterator[Finding]:
    low, high = bounds
    if given is not None and not low <= given <= high:
        reason = Reason.of(*sentence, given=given, low=low, high=high)
        yield Finding(Outcome.REFUSED, reason)


def _unknown(case: Case, wanted: tuple[SignItem, ...]) -> Iterator[Finding]:
    """Exercises that the programme does not have, or that are named twice."""
    known = case.programme.exercises
    names = [item.exercise for item in wanted]
    for name in sorted(set(names)):
        facts = {"exercise": name, "known": tuple(known)}
        if name not in known:
            yield Finding(Outcome.REFUSED, Reason.of("R7", "unknown_exercise", **facts))
        if names.count(name) > 1:
            yield Finding(Outcome.REFUSED, Reason.of("R7", "named_twice", exercise=name))


def _plan(case: Case, command: Sign, wanted: tuple[SignItem, ...]) -> Plan:
    p = case.parameters
    drafts = _drafts(case)
    return Plan(
        items=tuple(prescribed(case, item, drafts.get(item.exercise)) for item in wanted),
        supervised_sessions=command.supervised_sessions or p.supervised_sessions_default,
        whole_spine_days=command.whole_spine_days or p.whole_spine_days_default,
        opt_in=_opted_in(case, command),
        signed_by=case.by.id,
        signed_at=case.now,
        whole_spine_sessions=p.whole_spine_sessions,
    )


def _opted_in(case: Case, command: Sign) -> tuple[str, ...]:
    """What the clinician opts in to (R24): as given, else as proposed."""
    proposed = case.state.proposal.opt_in if case.state.proposal else ()
    return tuple(sorted(set(proposed if command.opt_in is None else command.opt_in)))


def _drafts(case: Case) -> Mapping[str, PlanItem]:
    proposal = case.state.proposal
    return {t.item.exercise: t.item for t in proposal.taken} if proposal else {}


def prescribed(case: Case, wanted: SignItem, draft: PlanItem | None = None) -> PlanItem:
    """Return what a clinician prescribes: the draft, or what would be proposed, as deviated from.

    An exercise that a clinician names stays in, against adaptations that may be overruled.
    """
    exercise = case.exercise(wanted.exercise)
    draft = draft or proposed_item(case.state, exercise, case.parameters)
    given = {
        "repetitions": wanted.repetitions,
        "ceiling": wanted.ceiling,
        "hold_s": wanted.hold_s,
    }
    chosen = replace(draft, **{k: v for k, v in given.items() if v is not None})
    overruled = ruling(case.state, exercise, Effect.LEAVE_OUT)
    return replace(chosen, despite=tuple(sorted(a.key for a in overruled)))


def beside(case: Case, items: tuple[PlanItem, ...]) -> Iterator[Finding]:
    """Yield what stands in for another exercise of the same plan (R24)."""
    planned = {item.exercise for item in items}
    for item in items:
        exercise = case.exercise(item.exercise)
        if exercise.instead_of in planned:
            yield stand_in(exercise)


def out_of_bounds(case: Case, item: PlanItem, opt_in: tuple[str, ...]) -> Iterator[Finding]:
    """Yield every absolute bound that a prescribed item breaks (I7, I12, I13, I15)."""
    exercise = case.exercise(item.exercise)
    yield from forbidden(state=case.state, exercise=exercise, opt_in=opt_in)
    least, most = floor(exercise), exercise.dose.max
    bounds = {
        "repetitions_bounds": (item.repetitions, least, min(item.ceiling, most)),
        "ceiling_bounds": (item.ceiling, least, most),
        "hold_bounds": (item.hold_s, 0, exercise.tempo.hold_s),
    }
    for key, (given, low, high) in bounds.items():
        if not low <= given <= high:
            facts = {"exercise": exercise.id, "given": given, "low": low, "high": high}
            yield Finding(Outcome.REFUSED, Reason.of("I7", key, **facts))


def _signed(case: Case, plan: Plan) -> Iterator[Reason]:
    yield Reason.of("R7", "signed", count=len(plan.items))
    for item in plan.items:
        yield from overruled(case, item)


def overruled(case: Case, item: PlanItem) -> Iterator[Reason]:
    """Say what the clinician overruled by prescribing this (R9)."""
    exercise = case.exercise(item.exercise)
    for adaptation in ruling(case.state, exercise, Effect.LEAVE_OUT):
        yield Reason.of("R9", "overruled", exercise=exercise.id, adaptation=adaptation.key)
