"""From which facts a plan is made, and what it may hold: R7, I7, R5."""

from tests.readings.reading import Reading, gate, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy.terms import Resolution


def _signs(seen: Seen) -> bool:
    return seen.asks(c.Sign)


def _takes_in(seen: Seen) -> bool:
    return seen.asks(c.RecordIntake)


def _corrects(seen: Seen, *ways: Resolution) -> bool:
    command = seen.step.command
    return isinstance(command, c.Correct) and seen.heard and command.resolution in ways


def _resumes(seen: Seen) -> bool:
    return _corrects(seen, Resolution.RESUME) and not seen.says("R7.not_in_plan")


def _staff_in_a_session(seen: Seen) -> bool:
    kinds = c.Sign, c.Correct, c.Acknowledge, c.ShareCare, c.SignOff, c.RecordIntake
    return seen.does(*kinds) and seen.in_session


READINGS = (
    refusal(
        "R7",
        "a complex is made from known facts",
        lambda s: s.asks(c.Propose, c.Sign),
        "R7.fact_missing",
    ),
    refusal("R7", "a fact can be", _takes_in, "R7.fact_bounds"),
    refusal("R7", "a region once known stays known", _takes_in, "R7.fact_missing"),
    refusal("R7", "a damaged disc is one of those that there are", _takes_in, "R7.unknown_level"),
    gate("R7", "nothing is trained without a signed plan", "R7.unsigned", "R7.not_in_therapy"),
    refusal(
        "R7",
        "nothing is agreed to without one",
        lambda s: s.asks(c.SignOff, c.OpenWholeSpine, c.Correct),
        "R7.unsigned",
    ),
    refusal("R7", "an empty plan is not signed", _signs, "R7.nothing_to_sign", "R7.signed"),
    refusal(
        "R7",
        "a plan holds known exercises",
        lambda s: bool(s.wanted) and s.heard,
        "R7.unknown_exercise",
    ),
    refusal("R7", "a plan holds each once", lambda s: bool(s.prescribes), "R7.named_twice"),
    refusal(
        "I7",
        "repetitions in a plan keep to their bounds",
        lambda s: s.in_bounds_asked,
        "I7.repetitions_bounds",
    ),
    refusal(
        "I7", "the ceiling keeps to its bounds", lambda s: s.in_bounds_asked, "I7.ceiling_bounds"
    ),
    refusal("I7", "a hold keeps to its bounds", lambda s: s.in_bounds_asked, "I7.hold_bounds"),
    Reading(
        "R7",
        "a plan that changes ends the session that runs",
        _staff_in_a_session,
        says("R7.plan_changed"),
        ("R7.plan_changed",),
    ),
    refusal(
        "R7",
        "only what is released is begun",
        lambda s: s.goes_on and s.asks(c.StartExercise),
        "R7.not_released",
    ),
    Reading(
        "R7",
        "a session that would hold nothing does not open",
        lambda s: s.hands_out,
        says("R7.nothing_to_train"),
        ("R7.nothing_to_train",),
    ),
    refusal(
        "R7",
        "a correction names an exercise of the plan",
        lambda s: _corrects(s, *Resolution),
        "R7.not_in_plan",
        "R5.removed",
    ),
    refusal(
        "R5",
        "a resumed exercise comes back no higher than it hurt",
        _resumes,
        "I7.repetitions_bounds",
        "R5.resumed",
    ),
    refusal(
        "R5",
        "a replacement keeps to the bounds of any plan",
        lambda s: _corrects(s, Resolution.REPLACE) and bool(s.prescribes),
        "R3.other_region",
        "R24.opt_in",
        "I7.repetitions_bounds",
        "R7.named_twice",
        "R5.replaced",
    ),
    refusal(
        "R9",
        "diseases are asked before a complex is made",
        lambda s: s.asks(c.Propose, c.Sign),
        "R9.conditions_missing",
    ),
    refusal("R9", "a disease is one that the content knows", _takes_in, "R9.unknown_condition"),
)
