"""Which exercises may be in a plan and in a session: rules about one exercise at a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from corset.care.case import worst_first
from corset.care.rules.facts import applies, neck_spared
from corset.therapy.decision import Finding
from corset.therapy.plan import Plan, PlanItem
from corset.therapy.programme import Adaptation, Effect, Exercise, Programme
from corset.therapy.reason import Fact, Reason
from corset.therapy.state import State
from corset.therapy.terms import Answer, Neck, Outcome


def forbidden(*, state: State, exercise: Exercise, opt_in: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the absolute bounds that keep an exercise out of any plan of this patient."""
    regions = state.intake.regions or ()
    name = exercise.id
    if exercise.region not in regions and not state.whole_spine:
        yield _out("R3", "other_region", exercise=name, region=exercise.region)
    listed = exercise.cervical_list or exercise.neck is Neck.STILL
    if neck_spared(state) and not listed:
        yield _out("R17", "neck_moves", exercise=name, neck=exercise.neck)
    if exercise.opt_in and exercise.id not in opt_in:
        yield _out("R24", "opt_in", exercise=name)
    for adaptation in ruling(state, exercise, Effect.RULE_OUT):
        yield Finding(Outcome.WITHHELD, against(state, exercise, adaptation))
    if exercise.id in state.barred:
        yield _out("R5", "barred", exercise=name)


def withheld(
    *, state: State, plan: Plan, item: PlanItem, now: datetime, programme: Programme
) -> list[Finding]:
    """Return why a prescribed exercise is not handed out now; facts may have changed since."""
    exercise = programme.exercises[item.exercise]
    found = list(forbidden(state=state, exercise=exercise, opt_in=plan.opt_in))
    if exercise.region not in (state.intake.regions or ()) and _is_early(state, plan, now):
        found.append(_out("R3", "stage_later", exercise=exercise.id, days=plan.whole_spine_days))
    found += [
        Finding(Outcome.WITHHELD, against(state, exercise, adaptation))
        for adaptation in ruling(state, exercise, Effect.LEAVE_OUT)
        if adaptation.key not in item.despite
    ]
    for other in plan.items:
        if other.exercise == exercise.instead_of and not withheld(
            state=state, plan=plan, item=other, now=now, programme=programme
        ):
            found.append(stand_in(exercise))
    return list(worst_first(found))


def stand_in(exercise: Exercise) -> Finding:
    """Return why an exercise has no place beside the one that it stands in for (R24)."""
    return _out("R24", "stand_in", exercise=exercise.id, other=exercise.instead_of)


def _is_early(state: State, plan: Plan, now: datetime) -> bool:
    """Whether the days before the whole-spine stage have not passed."""
    earliest = whole_spine_earliest(state, plan)
    return earliest is not None and now < earliest


def whole_spine_earliest(state: State, plan: Plan) -> datetime | None:
    """Return when the days before the whole-spine stage have passed, by the setting in force."""
    since = state.therapy_since
    return since and since + timedelta(days=plan.whole_spine_days)


def against(state: State, exercise: Exercise, adaptation: Adaptation) -> Reason:
    """Return why an adaptation leaves an exercise out: it holds, or its fact is not known (I4)."""
    key = "adapted" if applies(state, adaptation) is Answer.YES else "not_excluded"
    return Reason.of(adaptation.rule, key, exercise=exercise.id, adaptation=adaptation.key)


def ruling(state: State, exercise: Exercise, effect: Effect) -> list[Adaptation]:
    """Return the adaptations with this effect that hold or cannot be excluded (I4)."""
    return [
        adaptation
        for adaptation in exercise.adapt
        if adaptation.effect is effect and applies(state, adaptation) is not Answer.NO
    ]


def _out(rule: str, key: str, **facts: Fact) -> Finding:
    return Finding(Outcome.WITHHELD, Reason.of(rule, key, **facts))
