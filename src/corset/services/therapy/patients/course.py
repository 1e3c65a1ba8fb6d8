"""How a therapy went day by day, of what was told: read once for the calendar and the courses."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from corset.record.queries.days import Adherence, DayMark, adherence, marks_of, read_days
from corset.record.queries.trends import Trends, trends

ADHERENCE_DAYS, TREND_DAYS = 28, 84


@dataclass(frozen=True, slots=True)
class TherapyCourse:
    """What twelve weeks were like, and how four of them were trained."""

    adherence: Adherence
    marks: tuple[DayMark, ...]
    """What became of each day."""
    trends: Trends


def course_of(patient: UUID, at: datetime) -> TherapyCourse:
    """Return a patient's course up to a moment on the patient's clock."""
    day, since = at.date(), (at - timedelta(days=TREND_DAYS)).date()
    told = read_days([patient], since=since).of(patient)
    marks = marks_of(told, first=since, last=day, today=day)
    return TherapyCourse(
        adherence(marks[-ADHERENCE_DAYS:]), marks, trends(patient, told, since=since)
    )


def nothing_told() -> TherapyCourse:
    """Return what stands there where nothing can be read."""
    nothing = Trends(rest_pain=(), painkillers=(), session_pain=(), exercises=())
    return TherapyCourse(adherence(()), (), nothing)
