"""What age, stage, body and diseases change: R9, R17."""

from tests.readings.reading import Reading, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.programme import Exercise
from corset.therapy.terms import Neck, Region


def _moves_the_neck(exercise: Exercise) -> bool:
    """Whether an exercise moves or strains the neck otherwise than the list for it says."""
    return exercise.neck is not Neck.STILL and not exercise.cervical_list


def _neck_is_spared(seen: Seen) -> bool:
    regions = seen.before.intake.regions
    return regions is None or Region.CERVICAL in regions


def _signs_a_movement(seen: Seen) -> bool:
    return seen.in_bounds_asked and any(map(_moves_the_neck, seen.prescribes))


def _spares(text: str, asks: Neck) -> Reading:
    """Return the reading that a complex beside a sick neck has nothing that asks this of it."""

    def spares(seen: Seen) -> bool:
        return _neck_is_spared(seen) and seen.says_of("R17.neck_moves", neck=asks)

    return Reading("R17", text, lambda s: s.proposes, spares, ("R17.neck_moves",))


def _hands_out_a_movement(seen: Seen) -> bool:
    plan = seen.before.plan
    planned = [seen.exercise(item.exercise) for item in plan.items] if plan else []
    return seen.hands_out and any(map(_moves_the_neck, planned))


def _lower(seen: Seen) -> bool:
    return any(
        line.item.repetitions < seen.exercise(line.item.exercise).dose.start
        for line in seen.proposed
        if any(reason.key == "start_lower" for reason in line.reasons)
    )


def _low_ceiling(seen: Seen) -> bool:
    doses = [(line.item, seen.exercise(line.item.exercise).dose) for line in seen.proposed]
    return any(item.ceiling == dose.min < dose.max for item, dose in doses)


def _with_a_disease(seen: Seen) -> bool:
    return bool(seen.before.intake.conditions)


def _overrules(seen: Seen) -> bool:
    return bool(seen.prescribes) and seen.accepted


def _changes_in_a_plan(seen: Seen) -> bool:
    return seen.does(c.RecordIntake) and seen.before.plan is not None


def _changes_while_it_runs(seen: Seen) -> bool:
    current = seen.before.session.current if seen.before.session else None
    return seen.does(c.RecordIntake) and current is not None


def _birthdays(seen: Seen) -> int:
    """Return how many birthdays have passed since the day for which the age is known."""
    known, today = seen.before.intake, seen.step.now.date()
    if known.age is None or known.age_on is None:
        return 0
    ahead = (today.month, today.day) < (known.age_on.month, known.age_on.day)
    return today.year - known.age_on.year - ahead


def _reaches_an_age(seen: Seen) -> bool:
    """Whether the doses are held for an age that nobody recorded."""
    grown = (seen.after.intake.age or 0) > (seen.before.intake.age or 0)
    return grown and not seen.asks(c.RecordIntake) and seen.has(e.DosesHeld, facts=("age",))


def _records_an_age(seen: Seen) -> bool:
    command = seen.step.command
    return isinstance(command, c.RecordIntake) and seen.accepted and command.age is not None


def _explained(seen: Seen) -> bool:
    """Whether another age than was known is recorded, and nothing is held for it."""
    held = (x for x in seen.step.decision.events if isinstance(x, e.DosesHeld))
    other = seen.after.intake.age != seen.before.intake.age
    return other and not any("age" in event.facts for event in held)


def _since_today(seen: Seen) -> bool:
    command, today = seen.step.command, seen.step.now.date()
    assert isinstance(command, c.RecordIntake)
    ahead = command.age_on is not None and command.age_on > today
    return ahead and seen.after.intake.age_on == today


READINGS = (
    Reading(
        "R9",
        "a disease leaves exercises out of a complex",
        lambda s: s.proposes and _with_a_disease(s),
        says("R9.adapted"),
        ("R9.adapted",),
    ),
    Reading(
        "R9",
        "a disease that comes to be known leaves them out of a session",
        lambda s: s.hands_out,
        says("R9.adapted"),
        ("R9.adapted",),
    ),
    Reading(
        "R9",
        "a clinician may overrule that, and it is said",
        _overrules,
        says("R9.overruled"),
        ("R9.overruled",),
    ),
    Reading(
        "R9",
        "a disease begins lower",
        lambda s: s.proposes and _with_a_disease(s),
        lambda s: s.says("R9.start_lower") and _lower(s),
        ("R9.start_lower",),
    ),
    Reading(
        "R7",
        "age, stage or damage begins lower",
        lambda s: s.proposes,
        lambda s: s.says("R7.start_lower") and _lower(s),
        ("R7.start_lower",),
    ),
    Reading("R9", "who begins lower ends at the low end", lambda s: s.proposes, _low_ceiling),
    Reading(
        "R9",
        "a fact that changes holds every dose and asks for a review",
        _changes_in_a_plan,
        says("R9.held"),
        ("R9.held",),
    ),
    Reading(
        "R9",
        "who reaches the age of a rule in mid-plan has every dose held",
        lambda s: _birthdays(s) > 0,
        _reaches_an_age,
        ("R9.held",),
    ),
    Reading(
        "R9",
        "an age that a birthday explains is no fact that changes",
        lambda s: _changes_in_a_plan(s) and _records_an_age(s),
        _explained,
    ),
    Reading("R9", "an age is known since today at the latest", _records_an_age, _since_today),
    Reading(
        "R9",
        "a fact that changes stops an exercise that runs, where it forbids it",
        _changes_while_it_runs,
        lambda s: s.has(e.ExerciseStopped),
        ("R9.adapted", "R17.neck_moves", "R3.other_region", "R24.adapted"),
    ),
    _spares("a sick neck: no other movement of it is proposed", Neck.MOVES),
    _spares("a sick neck: nothing else that strains it is proposed", Neck.STATIC),
    refusal("R17", "a sick neck: none is signed", _signs_a_movement, "R17.neck_moves"),
    Reading(
        "R17",
        "a neck that turns out sick: none is handed out",
        _hands_out_a_movement,
        says("R17.neck_moves"),
        ("R17.neck_moves",),
    ),
)
