"""Hang and rocking: R24."""

from tests.readings.reading import Asked, Reading, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy.terms import Region, Resolution
from corset.verify.invariants.plans import HEAVY, OLD
from corset.verify.oracle.article import HANGING, INSTEAD

AGE, WEIGHT, NECK = "age_from:bar_hang_age", "bmi_from:bar_hang_bmi", "region:cervical"
"""What keeps somebody from hanging."""


def _adapted(adaptation: str) -> Asked:
    """Return whether the hang is said to be left out for this."""

    def is_adapted(seen: Seen) -> bool:
        return seen.says_of("R24.adapted", adaptation=adaptation)

    return is_adapted


def _old(seen: Seen) -> bool:
    return (seen.after.intake.age or 0) >= OLD and _adapted(AGE)(seen)


def _heavy(seen: Seen) -> bool:
    return (seen.after.intake.bmi or 0) >= HEAVY and _adapted(WEIGHT)(seen)


def _of_unknown_weight(seen: Seen) -> bool:
    return seen.before.intake.bmi is None and seen.says_of("R24.not_excluded", adaptation=WEIGHT)


def _too_old_or_too_heavy(seen: Seen) -> bool:
    return _adapted(AGE)(seen) or _adapted(WEIGHT)(seen)


def _damaged_neck(seen: Seen) -> bool:
    return Region.CERVICAL in (seen.before.intake.regions or ())


def _prescribed(seen: Seen) -> frozenset[str]:
    return frozenset(exercise.id for exercise in seen.prescribes)


def _signs_an_opt_in(seen: Seen) -> bool:
    return seen.in_bounds_asked and any(x.opt_in for x in seen.prescribes)


def _signs(seen: Seen) -> bool:
    return _signs_an_opt_in(seen) and seen.asks(c.Sign)


def _hangs(seen: Seen) -> bool:
    return seen.in_bounds_asked and bool(HANGING & _prescribed(seen))


def _replaces(*by: str) -> Asked:
    """Return whether an exercise is to be replaced by one of these."""

    def replaces(seen: Seen) -> bool:
        command = seen.step.command
        wants = isinstance(command, c.Correct) and command.resolution is Resolution.REPLACE
        return wants and seen.in_bounds_asked and not _prescribed(seen).isdisjoint(by)

    return replaces


def _opened(seen: Seen) -> frozenset[str]:
    """Return what a clinician opened for a complex that was proposed."""
    command = seen.step.command
    if not isinstance(command, c.Propose) or not seen.accepted:
        return frozenset()
    return frozenset(command.opt_in)


def _opened_a_hang(seen: Seen) -> bool:
    return not _opened(seen).isdisjoint(INSTEAD.values())


def _opened_both(seen: Seen) -> bool:
    return any({x, other} <= _opened(seen) for x, other in INSTEAD.items())


def _stands_in(seen: Seen) -> bool:
    taken = {line.item.exercise for line in seen.proposed}
    return any(x in taken and other not in taken for x, other in INSTEAD.items())


def _hands_out_a_stand_in(seen: Seen) -> bool:
    plan = seen.before.plan
    return seen.hands_out and plan is not None and any(i.exercise in INSTEAD for i in plan.items)


READINGS = (
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
        _too_old_or_too_heavy,
        ("R24.adapted", "R24.not_excluded"),
    ),
    refusal(
        "R24",
        "no hang is signed for who is too old or too heavy",
        lambda s: s.in_bounds_asked and bool(HANGING & {x.id for x in s.prescribes}),
        "R24.adapted",
        "R24.not_excluded",
    ),
    Reading(
        "R24",
        "no hang beside a damaged neck",
        lambda s: s.proposes,
        lambda s: _damaged_neck(s) and _adapted(NECK)(s),
        ("R24.adapted",),
    ),
    Reading(
        "R24",
        "unless the clinician names it, and that is said",
        lambda s: _hangs(s) and s.accepted,
        lambda s: _damaged_neck(s) and s.says_of("R9.overruled", adaptation=NECK),
        ("R9.overruled",),
    ),
    Reading(
        "R24",
        "a neck that turns out damaged takes the hang out of a session",
        lambda s: s.hands_out,
        _adapted(NECK),
        ("R24.adapted",),
    ),
    Reading(
        "R24",
        "the rocking stands in for the hang: it is not proposed beside it",
        _opened_a_hang,
        says("R24.stand_in"),
        ("R24.stand_in",),
    ),
    Reading("R24", "and is proposed where the hang is out", _opened_both, _stands_in),
    refusal("R24", "it is not signed beside the hang", _signs, "R24.stand_in"),
    refusal(
        "R24",
        "it replaces nothing in a plan with the hang, but the hang",
        _replaces(*INSTEAD),
        "R24.stand_in",
    ),
    refusal(
        "R24",
        "nor does the hang replace anything in a plan with the rocking",
        _replaces(*INSTEAD.values()),
        "R24.stand_in",
    ),
    Reading(
        "R24",
        "it is not handed out beside the hang",
        _hands_out_a_stand_in,
        says("R24.stand_in"),
        ("R24.stand_in",),
    ),
)
