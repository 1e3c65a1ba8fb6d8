"""What opens training again or wider: sign-off, whole spine, correction, clearance."""

from corset.care.case import Case, accept, refusal
from corset.care.commands.alerts import acknowledged
from corset.care.commands.prescription import beside, out_of_bounds, overruled, prescribed
from corset.care.copying import replace
from corset.care.queries.stage import against_the_stage
from corset.care.rules.dose import floor
from corset.care.rules.start import proposed_item
from corset.therapy.commands import Clear, Correct, OpenWholeSpine, SignItem, SignOff
from corset.therapy.decision import Decision
from corset.therapy.events import (
    AlertAcknowledged,
    Cleared,
    DoseSet,
    Event,
    PlanCorrected,
    SignedOff,
    WholeSpineOpened,
)
from corset.therapy.plan import Plan
from corset.therapy.reason import Reason
from corset.therapy.terms import Resolution


def sign_off(case: Case, _: SignOff) -> Decision:
    """Let the patient train at home, after enough supervised workouts (R10)."""
    if case.state.plan is None:
        return case.refuse("R7", "unsigned")
    done, needed = case.state.supervised, case.state.plan.supervised_sessions
    if done < needed:
        return case.refuse("R10", "supervised_first", done=done, needed=needed)
    return accept([SignedOff(at=case.now, by=case.by.id)], [Reason.of("R10", "signed_off")])


def open_whole_spine(case: Case, _: OpenWholeSpine) -> Decision:
    """Open the whole-spine stage once its days have passed (R3, I13)."""
    plan, since = case.state.plan, case.state.therapy_since
    if plan is None or since is None:
        return case.refuse("R7", "unsigned")
    days = (case.now - since).days
    against = list(against_the_stage(state=case.state, now=case.now))
    if against:
        return refusal(against)
    event = WholeSpineOpened(at=case.now, by=case.by.id)
    return accept([event], [Reason.of("R3", "opened", days=days)])


def correct(case: Case, command: Correct) -> Decision:
    """Decide about an exercise after pain: resume it lower, replace it, or take it out (R5)."""
    plan = case.state.plan
    planned = {item.exercise for item in plan.items} if plan else set[str]()
    known = planned | set(case.state.barred)
    if command.exercise not in known:
        facts = {"exercise": command.exercise, "known": tuple(sorted(known))}
        return case.refuse("R7", "not_in_plan", **facts)
    if command.resolution is Resolution.RESUME:
        return _resume(case, command, plan)
    if plan is None:
        return case.refuse("R7", "unsigned")
    resolve = _replace if command.resolution is Resolution.REPLACE else _remove
    return resolve(case, command, plan)


def _resume(case: Case, command: Correct, plan: Plan | None) -> Decision:
    """Allow the exercise again, never above the dose at which it hurt.

    That goes before a plan is signed, too: else a new therapy could not begin (I24).
    """
    exercise = case.exercise(command.exercise)
    low = floor(exercise)
    high = proposed_item(case.state, exercise, case.parameters).repetitions
    dose = low if command.repetitions is None else command.repetitions
    if not low <= dose <= high:
        facts = {"exercise": exercise.id, "given": dose, "low": low, "high": high}
        return case.refuse("I7", "repetitions_bounds", **facts)
    dosed = DoseSet(
        at=case.now,
        exercise=exercise.id,
        repetitions=dose,
        clean=0,
        discomforts=0,
        reduced=_is_reduced(case, exercise.id),
    )
    said = Reason.of("R5", "resumed", exercise=exercise.id, dose=dose)
    events = [_corrected(case, command, plan), dosed, *_answered(case, command)]
    return accept(events, [said])


def _is_reduced(case: Case, exercise: str) -> bool:
    """What hurt is still done smaller and softer, until clean sessions say otherwise (R4)."""
    return any(p.reduced for p in case.state.progress if p.exercise == exercise)


def _replace(case: Case, command: Correct, plan: Plan) -> Decision:
    """Put another exercise in its place; the painful one stays barred."""
    exercise = case.programme.exercises.get(command.replacement or "")
    if exercise is None:
        known = tuple(case.programme.exercises)
        facts = {"exercise": command.replacement, "known": known}
        return case.refuse("R7", "unknown_exercise", **facts)
    if any(item.exercise == exercise.id for item in plan.items):
        return case.refuse("R7", "named_twice", exercise=exercise.id)
    wanted = SignItem(exercise=exercise.id, repetitions=command.repetitions)
    item = prescribed(case, wanted)
    opt_in = plan.opt_in + (exercise.id,) * (command.opt_in and exercise.id not in plan.opt_in)
    items = tuple(item if i.exercise == command.exercise else i for i in plan.items)
    items = items if item in items else (*items, item)
    changed = replace(plan, items=items, opt_in=opt_in)
    wrong = [*out_of_bounds(case, item, opt_in), *beside(case, items)]
    if wrong:
        return refusal(wrong)
    facts = {"exercise": command.exercise, "other": exercise.id}
    events = [_corrected(case, command, changed), *_answered(case, command)]
    return accept(events, [Reason.of("R5", "replaced", **facts), *overruled(case, item)])


def _remove(case: Case, command: Correct, plan: Plan) -> Decision:
    """Take the exercise out; it stays barred if it was."""
    items = tuple(item for item in plan.items if item.exercise != command.exercise)
    events = [_corrected(case, command, replace(plan, items=items)), *_answered(case, command)]
    return accept(events, [Reason.of("R5", "removed", exercise=command.exercise)])


def _corrected(case: Case, command: Correct, plan: Plan | None) -> Event:
    signed = replace(plan, signed_by=case.by.id, signed_at=case.now) if plan else None
    return PlanCorrected(
        at=case.now,
        exercise=command.exercise,
        resolution=command.resolution,
        replacement=command.replacement,
        plan=signed,
        note=command.note,
    )


def _answered(case: Case, command: Correct) -> list[AlertAcknowledged]:
    """Return acknowledgements of the alerts that this correction answers."""
    return [acknowledged(case, a) for a in case.state.alerts if a.exercise == command.exercise]


def clear(case: Case, command: Clear) -> Decision:
    """Open training again after an emergency or a suspension (I3, R1)."""
    if not case.state.emergency and not case.state.suspended:
        return case.refuse("R1", "nothing_to_clear")
    closing = [alert for alert in case.state.alerts if alert.kind.closes_training]
    if command.seen is not None and not {alert.id for alert in closing} <= set(command.seen):
        return case.refuse("I3", "came_in_since")
    seen = [acknowledged(case, alert) for alert in closing]
    cleared = Cleared(at=case.now, by=case.by.id, note=command.note)
    return accept([cleared, *seen], [Reason.of("R1", "cleared")])
