"""What became of each day: trained, stopped, blocked, missed, or nothing was due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from corset.record.models.read_models import CheckRow, DueTurn, SessionRow, keeps_away
from corset.therapy.terms import SessionEnd, SessionKind


class Mark(StrEnum):
    """What became of a day."""

    TRAINED = "trained"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    MISSED = "missed"
    REST = "rest"
    TODAY = "today"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day and its mark."""

    day: date
    mark: Mark


def mark_days(
    patients: Iterable[UUID], *, first: date, last: date, today: date
) -> dict[UUID, tuple[DayMark, ...]]:
    """Return the marks of all days from `first` to `last`, by patient."""
    patients = list(patients)
    trained, blocked = _trained(patients, first, last), _blocked(patients, first, last)
    turns = _turns(patients)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return {
        who: tuple(
            DayMark(day, _mark(day, today, trained[who], blocked[who], turns[who])) for day in days
        )
        for who in patients
    }


def _mark(
    day: date,
    today: date,
    trained: Mapping[date, Mark],
    blocked: set[date],
    turns: list[tuple[date, bool]],
) -> Mark:
    if day in trained:
        return trained[day]
    if day in blocked:
        return Mark.BLOCKED
    if day >= today:
        return Mark.TODAY if day == today else Mark.AHEAD
    due = next((is_due for since, is_due in reversed(turns) if since <= day), False)
    return Mark.MISSED if due else Mark.REST


def _trained(patients: list[UUID], first: date, last: date) -> dict[UUID, dict[date, Mark]]:
    marks: dict[UUID, dict[date, Mark]] = defaultdict(dict)
    rows = SessionRow.objects.filter(patient__in=patients, day__range=(first, last))
    ended = rows.filter(kind=SessionKind.MAIN).exclude(end="")
    for patient, day, end in ended.values_list("patient", "day", "end"):
        marks[patient][day] = Mark.TRAINED if end == SessionEnd.FINISHED else Mark.STOPPED
    return marks


def _blocked(patients: list[UUID], first: date, last: date) -> dict[UUID, set[date]]:
    """Return the days whose last check kept the patient from training."""
    latest: dict[UUID, dict[date, bool]] = defaultdict(dict)
    rows = CheckRow.objects.filter(patient__in=patients, day__range=(first, last))
    for patient, day, outcome in rows.values_list("patient", "day", "outcome"):
        latest[patient][day] = keeps_away(outcome)
    marks = {who: {day for day, is_so in days.items() if is_so} for who, days in latest.items()}
    return defaultdict(set, marks)


def _turns(patients: list[UUID]) -> dict[UUID, list[tuple[date, bool]]]:
    """Return, by patient, since when daily training at home was due or was not."""
    turns: dict[UUID, list[tuple[date, bool]]] = defaultdict(list)
    rows = DueTurn.objects.filter(patient__in=patients)
    for patient, day, due in rows.values_list("patient", "day", "due"):
        turns[patient].append((day, due))
    return turns


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many of the days on which training was due were trained; blocked days were not due."""

    trained: int
    due: int
    days: tuple[DayMark, ...]

    @property
    def share(self) -> float | None:
        """From 0 to 1, or None where nothing was due."""
        return self.trained / self.due if self.due else None


def adherence(days: tuple[DayMark, ...]) -> Adherence:
    """Count the days; one that pain or a sign stopped was trained as far as it was right."""
    trained = sum(day.mark in {Mark.TRAINED, Mark.STOPPED} for day in days)
    missed = sum(day.mark is Mark.MISSED for day in days)
    return Adherence(trained, trained + missed, days)
