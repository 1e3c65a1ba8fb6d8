"""Own regions first, the whole spine later: R3."""

from tests.readings.reading import Asked, Reading, refusal, says
from tests.readings.seen import UNREADY, Seen

from corset.therapy import commands as c
from corset.therapy import events as e


def _foreign_is_signed(seen: Seen) -> bool:
    return any(seen.is_foreign(x.id) for x in seen.prescribes)


def _opens_the_stage(seen: Seen) -> bool:
    return seen.asks(c.OpenWholeSpine) and seen.before.plan is not None


def _hands_out_foreign(seen: Seen) -> bool:
    plan = seen.before.plan
    foreign = plan is not None and any(seen.is_foreign(i.exercise) for i in plan.items)
    return seen.hands_out and foreign


def _further_regions(seen: Seen) -> bool:
    command = seen.step.command
    told = isinstance(command, c.RecordIntake) and command.regions is not None
    return told and seen.accepted and seen.before.whole_spine


def _gives(name: str) -> Asked:
    """Return whether a signature sets something that has bounds."""

    def gives(seen: Seen) -> bool:
        command = seen.step.command
        given = isinstance(command, c.Sign) and getattr(command, name) is not None
        return given and seen.heard and not seen.says(*UNREADY)

    return gives


READINGS = (
    Reading(
        "R3",
        "first the regions where damage was found",
        lambda s: s.proposes,
        says("R3.other_region"),
        ("R3.other_region", "R3.own_region", "R3.whole_spine"),
    ),
    refusal(
        "R3",
        "no other region is signed before the stage",
        lambda s: s.in_bounds_asked and _foreign_is_signed(s),
        "R3.other_region",
    ),
    Reading(
        "R3",
        "no other region is handed out once the stage is closed",
        _hands_out_foreign,
        says("R3.other_region"),
        ("R3.other_region",),
    ),
    refusal("R3", "the stage opens after its days", _opens_the_stage, "R3.too_early", "R3.opened"),
    refusal(
        "R3",
        "the stage opens after 10 days with a finished session",
        _opens_the_stage,
        "R3.too_few_days",
    ),
    refusal(
        "R3",
        "the stage opens in remission, with nothing suspended or open",
        _opens_the_stage,
        "R3.not_now",
    ),
    refusal(
        "R3",
        "the stage opens with no exercise waiting for a decision",
        _opens_the_stage,
        "R3.undecided",
    ),
    refusal(
        "R3",
        "the days are set from 14 to 42",
        _gives("whole_spine_days"),
        "R3.whole_spine_bounds",
    ),
    Reading(
        "R3",
        "the days that hold when an exercise is handed out count",
        _hands_out_foreign,
        says("R3.stage_later"),
        ("R3.stage_later",),
    ),
    Reading(
        "R3",
        "damage in a further region closes the stage",
        _further_regions,
        lambda s: s.has(e.WholeSpineClosed),
        ("R3.closed_again",),
    ),
)
