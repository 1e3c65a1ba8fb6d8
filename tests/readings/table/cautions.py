"""What age, stage, body and diseases change: R9, R17, R24."""

from tests.readings.reading import Reading, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.programme import Exercise
from corset.therapy.terms import Neck, Region
from corset.verify.invariants.plans import HEAVY, OLD
from corset.verify.oracle.article import HANGING


def _moves_the_neck(exercise: Exercise) -> bool:
    """Whether an exercise moves or strains the neck otherwise than the list for it says."""
    return exercise.neck is not Neck.STILL and not exercise.cervical_list


def _neck_is_spared(seen: Seen) -> bool:
    regions = seen.before.intake.regions
    return regions is None or Region.CERVICAL in regions


def _signs_a_movement(seen: Seen) -> bool:
    return seen.in_bounds_asked and any(map(_moves_the_neck, seen.prescribes))


def _hands_out_a_movement(seen: Seen) -> bool:
    plan = seen.before.plan
    planned = [seen.exercise(item.exercise) for item in plan.items] if plan else []
    return seen.hands_out and any(map(_moves_the_neck, planned))


def _signs_an_opt_in(seen: Seen) -> bool:
    return seen.in_bounds_asked and any(x.opt_in for x in seen.prescribes)


def _old(seen: Seen) -> bool:
    return (seen.before.intake.age or 0) >= OLD and seen.says("R24.adapted")


def _heavy(seen: Seen) -> bool:
    return (seen.before.intake.bmi or 0) >= HEAVY and seen.says("R24.adapted")


def _of_unknown_weight(seen: Seen) -> bool:
    return seen.before.intake.bmi is None and seen.says("R24.not_excluded")


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
        "a fact that changes stops an exercise that runs, where it forbids it",
        _changes_while_it_runs,
        lambda s: s.has(e.ExerciseStopped),
        ("R9.adapted", "R17.neck_moves", "R3.other_region", "R24.adapted"),
    ),
    Reading(
        "R17",
        "a sick neck: no other movement of it is proposed",
        lambda s: s.proposes,
        lambda s: _neck_is_spared(s) and s.says("R17.neck_moves"),
        ("R17.neck_moves",),
    ),
    refusal("R17", "a sick neck: none is signed", _signs_a_movement, "R17.neck_moves"),
    Reading(
        "R17",
        "a neck that turns out sick: none is handed out",
        _hands_out_a_movement,
        says("R17.neck_moves"),
        ("R17.neck_moves",),
    ),
    Reading(
        "R24",
        "hang and rocking are proposed where the clinician opened them",
        lambda s: s.proposes,
        says("R24.opt_in"),
        ("R24.opt_in",),
    ),
    refusal("R24", "and signed where the clinician opened them", _signs_an_opt_in, "R24.opt_in"),
    refusal(
        "R24",
        "only what asks for it is opened",
        lambda s: s.asks(c.Propose, c.Sign),
        "R24.no_opt_in",
    ),
    Reading("R24", "no hang from 65 years on", lambda s: s.proposes, _old, ("R24.adapted",)),
    Reading("R24", "no hang from a BMI of 30 on", lambda s: s.proposes, _heavy, ("R24.adapted",)),
    Reading(
        "R24",
        "no hang at an unknown weight",
        lambda s: s.proposes,
        _of_unknown_weight,
        ("R24.not_excluded",),
    ),
    Reading(
        "R24",
        "no hang is handed out to who has become too old or too heavy",
        lambda s: s.hands_out,
        says("R24.adapted"),
        ("R24.adapted", "R24.not_excluded"),
    ),
    refusal(
        "R24",
        "no hang is signed for who is too old or too heavy",
        lambda s: s.in_bounds_asked and bool(HANGING & {x.id for x in s.prescribes}),
        "R24.adapted",
        "R24.not_excluded",
    ),
)
