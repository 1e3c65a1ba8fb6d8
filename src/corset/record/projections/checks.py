"""Daily checks, whether they let the patient train, and how the pain at rest goes by them."""

from datetime import date, timedelta

from corset.record.models.read_models import CheckRow, PainCourse
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.events import CheckAnswered, Enrolled, PhaseSet
from corset.therapy.terms import Phase

MOVES_THE_PAIN = (CheckAnswered, Enrolled, PhaseSet)
WEEK, WEEKS = 7, 4
FEWEST = 3
"""Of how many days of a week the pain at rest must be known to give the week a figure."""


def follow(step: Step, rows: Rows) -> None:
    """Write a check with the outcome that it was answered with."""
    if isinstance(step.event, MOVES_THE_PAIN):
        _follow_pain(step, rows)
    if not isinstance(step.event, CheckAnswered):
        return
    check, seq = step.event.check, step.row.seq
    row = rows.checks.setdefault(seq, CheckRow(patient=step.patient, seq=seq))
    row.day, row.at = step.event.at.date(), step.event.at
    row.rest_pain = _plausible(check.rest_pain, 10)
    row.painkillers = _plausible(check.painkillers, 100)
    row.outcome = step.row.decision.outcome
    rows.change(row)


def _follow_pain(step: Step, rows: Rows) -> None:
    """Keep how the pain at rest goes, and since when it is an exacerbation."""
    course = rows.pain or PainCourse(patient=step.patient)
    day = step.event.at.date()
    match step.event:
        case CheckAnswered(check=check):
            pain = _plausible(check.rest_pain, 10)
            if pain is None:
                return
            _answer(course, day, pain)
        case PhaseSet(phase=Phase.EXACERBATION):
            course.exacerbated_on = day
        case _:
            if course.exacerbated_on is None:
                return
            course.exacerbated_on = None
    rows.pain = course
    rows.change(course)


def _answer(course: PainCourse, day: date, pain: int) -> None:
    """Take an answer in; one dated before the last, by a clock set back, begins anew."""
    kept = {date.fromisoformat(text): nrs for text, nrs in course.recent.items()}
    if course.checked_on is not None and day < course.checked_on:
        kept = {}
    first = day - timedelta(days=WEEK * WEEKS - 1)
    kept = {at: nrs for at, nrs in kept.items() if at >= first} | {day: pain}
    course.recent = {at.isoformat(): nrs for at, nrs in sorted(kept.items())}
    course.checked_on = day
    course.this_week, course.last_week, course.first_week = (
        _mean(kept, day - timedelta(days=WEEK * weeks)) for weeks in (0, 1, WEEKS - 1)
    )


def _mean(pains: dict[date, int], last: date) -> float | None:
    """Return the mean of the week that ends with a day, to a tenth."""
    within = [pains[day] for n in range(WEEK) if (day := last - timedelta(days=n)) in pains]
    return round(sum(within) / len(within), 1) if len(within) >= FEWEST else None


def _plausible(value: int | None, most: int) -> int | None:
    """What cannot be is not drawn in a trend; the log keeps it as it was sent."""
    return value if value is not None and 0 <= value <= most else None
