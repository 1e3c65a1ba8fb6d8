"""What became of each day: trained, stopped, blocked, missed, or nothing was due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, Value, When

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


class Told(NamedTuple):
    """A session, a check or a turn: what of it tells how a day went."""

    patient: UUID
    day: date
    seq: int
    what: str
    """session, check or turn"""
    kind: str
    end: str
    pain: int | None
    """The worst of a session, or at rest before a check."""
    painkillers: int | None
    number: int
    """The outcome of a check; of a turn 1 where training is due from then on."""


@dataclass(frozen=True, slots=True)
class Days:
    """What was told of some patients since a day, in the order of the log; all turns."""

    rows: Mapping[UUID, Sequence[Told]]

    def of(self, patient: UUID) -> "Sequence[Told]":
        """Return what was told of one patient."""
        return self.rows.get(patient, ())


def read_days(patients: Iterable[UUID], *, since: date) -> Days:
    """Read in one statement what marks days and draws courses."""
    patients, none = list(patients), Value(0)
    sessions = SessionRow.objects.filter(patient__in=patients, day__gte=since)
    checks = CheckRow.objects.filter(patient__in=patients, day__gte=since)
    turns = DueTurn.objects.filter(patient__in=patients)
    empty, place = Value(""), ("patient", "day", "seq")
    due = Case(When(due=True, then=1), default=0)
    found = (
        sessions.order_by()
        .values_list(*place, Value("session"), "kind", "end", "worst_nrs", none, none)
        .union(
            checks.order_by().values_list(
                *place, Value("check"), empty, empty, "rest_pain", "painkillers", "outcome"
            ),
            turns.order_by().values_list(*place, Value("turn"), empty, empty, none, none, due),
            all=True,
        )
    )
    rows: dict[UUID, list[Told]] = defaultdict(list)
    for row in sorted(map(Told._make, found), key=lambda told: told.seq):
        rows[row.patient].append(row)
    return Days(rows)


def mark_days(
    patients: Iterable[UUID], *, first: date, last: date, today: date
) -> dict[UUID, tuple[DayMark, ...]]:
    """Return the marks of all days from `first` to `last`, by patient."""
    patients = list(patients)
    found = read_days(patients, since=first)
    return {who: marks_of(found.of(who), first=first, last=last, today=today) for who in patients}


def marks_of(told: Sequence[Told], *, first: date, last: date, today: date) -> tuple[DayMark, ...]:
    """Return the marks of one patient's days from `first` to `last`."""
    trained, blocked = _trained(told), _blocked(told)
    turns = [(one.day, one.number == 1) for one in told if one.what == "turn"]
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(DayMark(day, _mark(day, today, trained, blocked, turns)) for day in days)


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


def _trained(told: Iterable[Told]) -> dict[date, Mark]:
    return {
        one.day: Mark.TRAINED if one.end == SessionEnd.FINISHED else Mark.STOPPED
        for one in told
        if one.what == "session" and one.kind == SessionKind.MAIN and one.end
    }


def _blocked(told: Iterable[Told]) -> set[date]:
    """Return the days whose last check kept the patient from training."""
    latest = {one.day: keeps_away(one.number) for one in told if one.what == "check"}
    return {day for day, is_so in latest.items() if is_so}


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
