"""Which exercises may be in a plan and in a session: rules about one exercise at a time."""

from collections.abc import Iterator

from corset.care.case import say, worst_first
from corset.care.rules.facts import applies, neck_spared
from corset.therapy.decision import Finding
from corset.therapy.plan import Plan, PlanItem
from corset.therapy.programme import Adaptation, Effect, Exercise, Programme
from corset.therapy.state import State
from corset.therapy.terms import Answer, Neck, Outcome


def forbidden(
    *, state: State, exercise: Exercise, opt_in: tuple[str, ...], programme: Programme
) -> Iterator[Finding]:
    """Yield the absolute bounds that keep an exercise out of any plan of this patient."""
    regions = state.intake.regions or ()
    name = exercise.sheet.name
    if exercise.region not in regions and not state.whole_spine:
        yield _out(programme, "R3", "other_region", name=name, region=exercise.region)
    listed = exercise.cervical_list or exercise.neck is Neck.STILL
    if neck_spared(state) and not listed:
        yield _out(programme, "R17", "neck_moves", name=name)
    if exercise.opt_in and exercise.id not in opt_in:
        yield _out(programme, "R24", "opt_in", name=name)
    for adaptation in ruling(state, exercise, Effect.RULE_OUT):
        yield _out(programme, adaptation.rule, "adapted", name=name, why=adaptation.why)
    if exercise.id in state.barred:
        yield _out(programme, "R5", "barred", name=name)


def withheld(*, state: State, plan: Plan, item: PlanItem, programme: Programme) -> list[Finding]:
    """Return why a prescribed exercise is not handed out now; facts may have changed since."""
    exercise = programme.exercises[item.exercise]
    found = list(forbidden(state=state, exercise=exercise, opt_in=plan.opt_in, programme=programme))
    name = exercise.sheet.name
    for adaptation in ruling(state, exercise, Effect.LEAVE_OUT):
        if adaptation.key not in item.despite:
            why = adaptation.why
            found.append(_out(programme, adaptation.rule, "adapted", name=name, why=why))
    return list(worst_first(found))


def ruling(state: State, exercise: Exercise, effect: Effect) -> list[Adaptation]:
    """Return the adaptations with this effect that hold or cannot be excluded (I4)."""
    return [
        adaptation
        for adaptation in exercise.adapt
        if adaptation.effect is effect and applies(state, adaptation) is not Answer.NO
    ]


def _out(programme: Programme, rule: str, key: str, **facts: object) -> Finding:
    return Finding(Outcome.WITHHELD, say(programme, rule, key, **facts))
