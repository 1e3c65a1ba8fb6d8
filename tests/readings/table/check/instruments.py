"""What is measured with a check: R8."""

from tests.readings.reading import Reading
from tests.readings.seen import Seen

from corset.therapy import events as e
from corset.therapy.session import ClosureCause
from corset.therapy.terms import Answer
from corset.verify.oracle.article import FEVER, PRESSURE

CELSIUS, MMHG = (34.0, 45.0), (30, 300)
"""Between what an instrument can be right."""
SYSTOLIC, DIASTOLIC = (90, 180), 100
"""The pressure that closes training: at 90 and under, from 180 and from 100 on."""


def _measures_heat(seen: Seen) -> bool:
    return seen.checks and seen.check.temperature_c is not None


def _heat_is_read(seen: Seen) -> bool:
    low, high = CELSIUS
    return _measures_heat(seen) and low <= (seen.check.temperature_c or 0) <= high


def _no_fever_measured(seen: Seen) -> bool:
    return _heat_is_read(seen) and (seen.check.temperature_c or 0) < 38


def _measures_pressure(seen: Seen) -> bool:
    check = seen.check if seen.checks else None
    return check is not None and (check.systolic_mmhg, check.diastolic_mmhg) != (None, None)


def _reads(mmhg: int | None) -> bool:
    return mmhg is not None and MMHG[0] <= mmhg <= MMHG[1]


def _upper_is_read(seen: Seen) -> bool:
    return _measures_pressure(seen) and _reads(seen.check.systolic_mmhg)


def _lower_is_read(seen: Seen) -> bool:
    return _measures_pressure(seen) and _reads(seen.check.diastolic_mmhg)


def _harmless(seen: Seen) -> bool:
    """Whether neither value closes training by itself."""
    upper, lower = seen.check.systolic_mmhg, seen.check.diastolic_mmhg
    fine = upper is None or not _reads(upper) or SYSTOLIC[0] < upper < SYSTOLIC[1]
    return fine and (lower is None or not _reads(lower) or lower < DIASTOLIC)


def _good_pair(seen: Seen) -> bool:
    both = _upper_is_read(seen) and _lower_is_read(seen) and _harmless(seen)
    return both and (seen.check.systolic_mmhg or 0) > (seen.check.diastolic_mmhg or 0)


def _closes(seen: Seen, question: str) -> bool:
    return seen.has(e.DayClosed, question=question, cause=ClosureCause.MEASUREMENT)


def _still_misread(seen: Seen, question: str) -> bool:
    """Whether a question is closed by a value that cannot be, now or from before."""
    cause = ClosureCause.MISREADING
    return any(x.question == question and x.cause is cause for x in seen.after.closures)


def _upper_closes(seen: Seen, *, high: bool) -> bool:
    upper = seen.check.systolic_mmhg or 0
    is_it = upper >= SYSTOLIC[1] if high else upper <= SYSTOLIC[0]
    return is_it and _closes(seen, PRESSURE)


def _lower_closes(seen: Seen) -> bool:
    return (seen.check.diastolic_mmhg or 0) >= DIASTOLIC and _closes(seen, PRESSURE)


def _measures_again(seen: Seen) -> bool:
    return seen.checks and seen.closed(ClosureCause.MEASUREMENT, PRESSURE) and _good_pair(seen)


def _without_fever_later(seen: Seen) -> bool:
    """Whether no fever is measured after one was, on that day or on another."""
    had = any(
        (x.question, x.cause) == (FEVER, ClosureCause.MEASUREMENT) for x in seen.before.closures
    )
    return had and _no_fever_measured(seen)


READINGS = (
    Reading(
        "R8",
        "a temperature of 38.0 °C is fever",
        _heat_is_read,
        lambda s: _closes(s, FEVER),
    ),
    Reading(
        "R8",
        "a temperature that cannot be is asked again",
        _measures_heat,
        lambda s: not _heat_is_read(s) and _still_misread(s, FEVER),
        ("R8.misread",),
    ),
    Reading(
        "R8",
        "a thermometer settles a question about fever that is open",
        lambda s: s.checks and s.answer(FEVER) is Answer.UNKNOWN,
        lambda s: s.says_of("R8.unanswered", question=FEVER),
    ),
    Reading(
        "R8",
        "a fever that is felt stands against the thermometer",
        _no_fever_measured,
        lambda s: s.says_of("R8.passing", question=FEVER),
    ),
    Reading(
        "R8",
        "a systolic pressure of 180",
        _upper_is_read,
        lambda s: _upper_closes(s, high=True),
    ),
    Reading(
        "R8",
        "a systolic pressure of 90",
        _upper_is_read,
        lambda s: _upper_closes(s, high=False),
    ),
    Reading("R8", "a diastolic pressure of 100", _lower_is_read, _lower_closes),
    Reading(
        "R8",
        "one value alone is no pressure",
        lambda s: _measures_pressure(s) and _harmless(s),
        lambda s: (
            None in {s.check.systolic_mmhg, s.check.diastolic_mmhg} and _still_misread(s, PRESSURE)
        ),
        ("R8.misread",),
    ),
    Reading(
        "R8",
        "a pressure upside down is asked again",
        lambda s: _upper_is_read(s) and _lower_is_read(s) and _harmless(s),
        lambda s: not _good_pair(s) and _still_misread(s, PRESSURE),
        ("R8.misread",),
    ),
    Reading(
        "R8",
        "a pressure that cannot be is asked again",
        _measures_pressure,
        lambda s: not (_upper_is_read(s) and _lower_is_read(s)) and _still_misread(s, PRESSURE),
        ("R8.misread",),
    ),
    Reading(
        "R8",
        "symptoms stand against the cuff",
        _good_pair,
        lambda s: s.says_of("R8.passing", question=PRESSURE),
    ),
    Reading(
        "R8",
        "a pressure is settled by a new pair after 5 minutes",
        _measures_again,
        lambda s: not s.has(e.DayReopened, question=PRESSURE, cause=ClosureCause.MEASUREMENT),
        ("R8.closed_by_measurement",),
    ),
    Reading(
        "R8",
        "a measured fever is settled on another day",
        _without_fever_later,
        lambda s: s.says_of("R8.closed_by_measurement", question=FEVER),
    ),
)
