"""Discomfort, and what stops at any pain: R4, I9."""

from tests.readings.reading import Reading, says
from tests.readings.seen import Seen
from tests.readings.told import hurts

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import AlertKind
from corset.verify.oracle.article import STOPPING
from corset.verify.oracle.ledger import DISCOMFORT

WHOLE_CUT = (10, 5)
"""Of the exercises that can be cut so far (R4); the hang and the rocking have fewer."""


def _cut_from(seen: Seen, *, before: int, low: int, high: int = 999) -> bool:
    """Whether pain is told of an exercise in this range, after so many discomforts in a row."""
    told = seen.pain
    if told is None or seen.exercise(told.exercise).after_discomfort != WHOLE_CUT:
        return False
    in_range = low <= told.item.repetitions <= high
    return in_range and told.item.before.discomforts == before and told.worst_before < DISCOMFORT


def _cut_to(seen: Seen, dose: int) -> bool:
    told = seen.pain
    assert told is not None
    return hurts(told) and seen.doses[told.exercise].repetitions == dose


def _third(seen: Seen) -> bool:
    return seen.pain is not None and seen.pain.item.before.discomforts >= 2


def _third_stop(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and told.exercise in STOPPING and told.item.before.stops >= 2


def _is_referred(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    kind = AlertKind.REPEATED_DISCOMFORT
    waits = any((a.kind, a.exercise) == (kind, told.exercise) for a in seen.after.alerts)
    return waits and seen.says("R4.referred", "R4.stopped_again")


def _while_it_runs(seen: Seen) -> bool:
    """Whether pain is told of an exercise that is released, and is not done yet."""
    told = seen.pain
    if told is None or not told.here or told.worst_before >= DISCOMFORT:
        return False
    result = told.trained.result
    open_yet = result.repetitions is None and not result.stopped and told.exercise not in STOPPING
    return open_yet and told.item.repetitions > 10


def _cut_at_once(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    now = seen.release(told.exercise)
    return now is not None and now < told.item.repetitions


def _any_reduced(seen: Seen) -> bool:
    return any(x.item.before.reduced for x in seen.reviewed)


def _rows_that_may_end(seen: Seen) -> bool:
    return any(x.item.before.discomforts for x in seen.reviewed)


def _handed_out(seen: Seen) -> bool:
    return seen.does(c.StartSession)


def _smaller(seen: Seen) -> bool:
    session = seen.after.session
    return session is not None and any(item.before.reduced for item in session.items)


def _stops_at_any(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and told.here and told.exercise in STOPPING


READINGS = (
    Reading(
        "R4",
        "discomfort the first time, at more than 10: cut to 10",
        lambda s: _cut_from(s, before=0, low=11),
        lambda s: _cut_to(s, 10),
        ("R4.cut",),
    ),
    Reading(
        "R4",
        "discomfort the first time, at 6 to 10: cut to 5",
        lambda s: _cut_from(s, before=0, low=6, high=10),
        lambda s: _cut_to(s, 5),
        ("R4.cut", "R4.stays_low"),
    ),
    Reading(
        "R4",
        "discomfort at 5 stays at 5",
        lambda s: _cut_from(s, before=0, low=5, high=5),
        lambda s: _cut_to(s, 5),
        ("R4.stays_low",),
    ),
    Reading(
        "R4",
        "discomfort again: cut to 5",
        lambda s: _cut_from(s, before=1, low=5),
        lambda s: _cut_to(s, 5),
        ("R4.cut", "R4.stays_low"),
    ),
    Reading(
        "R4",
        "discomfort a third time in a row goes to the clinician",
        _third,
        _is_referred,
        ("R4.referred", "R4.cut", "R4.stays_low"),
    ),
    Reading(
        "R4",
        "a session without pain ends the row",
        _rows_that_may_end,
        lambda s: any(x.item.before.discomforts and not x.stands.discomforts for x in s.reviewed),
    ),
    Reading(
        "R4",
        "the cut is said whenever a word of the exercise comes in",
        lambda s: s.does(c.ReportPain, c.ReportEffort, c.FinishExercise, c.FinishSession),
        says("R4.cut", "R4.stays_low"),
        ("R4.cut", "R4.stays_low"),
    ),
    Reading("R4", "the cut holds at once", _while_it_runs, _cut_at_once, ("R4.cut",)),
    Reading(
        "R4",
        "what hurt is done smaller and softer",
        _handed_out,
        _smaller,
    ),
    Reading(
        "R4",
        "until two clean sessions have passed",
        _any_reduced,
        lambda s: any(x.stands.reduced for x in s.reviewed),
        ("R4.full_strength",),
    ),
    Reading(
        "I9",
        "C3 stops at pain of any strength",
        _stops_at_any,
        lambda s: s.has(e.ExerciseStopped, rule="I9"),
        ("I9.stopped",),
    ),
    Reading(
        "R4",
        "C3 stopped so a third time in a row goes to the clinician",
        _third_stop,
        _is_referred,
        ("R4.stopped_again",),
    ),
)
