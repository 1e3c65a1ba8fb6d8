"""What may be in a plan, and in a session: I12-I15, I18."""

from datetime import timedelta

from corset.care import warm_up_parts
from corset.therapy import commands as c
from corset.therapy.terms import Neck
from corset.verify.invariants.registry import invariant
from corset.verify.oracle.article import CAPS, HANGING, INSTEAD, NECK_LIST, OPT_IN, SETS
from corset.verify.oracle.step import Step

OLD, HEAVY = 65, 30


@invariant("I12")
def neck_is_spared(step: Step) -> bool:
    """With a cervical diagnosis the neck does what is on its list, and nothing in the warm-up."""
    if not step.ledger.cervical:
        return False
    for exercise in step.handed:
        still = step.programme.exercises[exercise].neck is Neck.STILL
        assert exercise in NECK_LIST or still
    parts = warm_up_parts(state=step.transition.after, programme=step.programme)
    assert all(part.neck is Neck.STILL for part in parts)
    return bool(step.handed)


@invariant("I12b")
def no_neck_movement_is_signed(step: Step) -> bool:
    """A plan signed with a cervical diagnosis holds no other movement of the neck."""
    plan = step.transition.after.plan
    signed = plan is not None and plan is not step.transition.before.plan
    if plan is None or not signed or not step.ledger.cervical or not step.given(c.Sign):
        return False
    moving = {i.exercise for i in plan.items if i.exercise not in NECK_LIST}
    assert all(step.programme.exercises[x].neck is Neck.STILL for x in moving)
    return True


@invariant("I13")
def whole_spine_after_its_days(step: Step) -> bool:
    """Other regions come after the days of the stage and a signature."""
    own = (*(step.ledger.intake.regions or ()), *step.ledger.signed_for)
    wide = [x for x in step.handed if step.programme.exercises[x].region not in own]
    if wide:
        opened, since = step.ledger.whole_spine_at, step.ledger.first_signed
        assert opened is not None
        assert since is not None
        assert opened - since >= timedelta(days=14)
        assert step.ledger.signed_wide
    return bool(wide)


@invariant("I13b")
def whole_spine_opens_on_its_day(step: Step) -> bool:
    """The stage opens after the number of days that the clinician set, 14 to 42."""
    if step.given(c.OpenWholeSpine) is None:
        return False
    plan, since = step.transition.before.plan, step.ledger.first_signed
    assert plan is not None
    assert since is not None
    assert 14 <= plan.whole_spine_days <= 42
    assert step.transition.now - since >= timedelta(days=plan.whole_spine_days)
    return True


@invariant("I14")
def caps_are_kept(step: Step) -> bool:
    """Heights, shifts and holds stay under their caps, and lifts that take turns do so."""
    capped = [x for x in step.handed if x in CAPS]
    for exercise in capped:
        limits = {limit.quantity: limit.max for limit in step.programme.exercises[exercise].limits}
        assert all(limits[quantity] <= cap for quantity, cap in CAPS[exercise].items())
    return bool(capped)


@invariant("I15")
def stretching_is_opted_in(step: Step) -> bool:
    """Hang and rocking only where the clinician opened them."""
    stretching = OPT_IN & set(step.handed)
    for exercise in stretching:
        plan = step.transition.after.plan
        assert plan is not None
        assert exercise in plan.opt_in
    return bool(stretching)


@invariant("I15b")
def nobody_old_or_heavy_hangs(step: Step) -> bool:
    """No hang where age or weight rules it out, or is not known."""
    hangs = bool(HANGING & set(step.handed))
    if hangs:
        intake = step.ledger.intake
        age = intake.age_at(step.transition.now.date())
        assert age is not None
        assert age < OLD
        assert intake.bmi is not None
        assert intake.bmi < HEAVY
    return hangs


@invariant("I15c")
def stretching_a_few_times_a_day(step: Step) -> bool:
    """Hang and rocking at most three times a day, everything else once."""
    today = [
        count for count in step.transition.after.sets if count.day == step.transition.now.date()
    ]
    for count in today:
        assert count.sets <= SETS[count.exercise]
    return bool(today)


@invariant("I15d")
def stretches_lie_hours_apart(step: Step) -> bool:
    """What may be done several times a day is handed out two hours after the last time."""
    if step.given(c.StartSession) is None:
        return False
    now, last = step.transition.now, dict(step.ledger.stretched)
    again = {x: now - last[x] for x in step.handed if SETS[x] > 1 and x in last}
    assert all(since < timedelta() or since >= timedelta(hours=2) for since in again.values())
    return bool(again)


@invariant("I15e")
def what_stands_in_is_alone(step: Step) -> bool:
    """The rocking is handed out instead of the hang, never beside it (R24)."""
    standing_in = INSTEAD.keys() & step.handed.keys()
    for exercise in standing_in:
        assert INSTEAD[exercise] not in step.handed
    return bool(standing_in)


@invariant("I18")
def signed_or_less(step: Step) -> bool:
    """Nothing is handed out that a clinician of this patient has not signed."""
    plan = step.transition.after.plan
    if step.handed:
        assert plan is not None
        assert set(step.handed) <= {item.exercise for item in plan.items}
        assert plan.signed_by in step.ledger.team
    return bool(step.handed)
