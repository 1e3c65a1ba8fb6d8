"""Courses over weeks: pain, painkillers, doses, effort (R30: shown, never advised upon)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corset.record.models.read_models import ExerciseResult
from corset.record.queries.days import Told


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    day: date
    value: float


Course = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseTrend:
    """An exercise over its sessions: dose handed out, repetitions done, pain (NRS), effort."""

    exercise: str
    doses: Course
    repetitions: Course
    pain: Course
    effort: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """All courses of a patient."""

    rest_pain: Course
    painkillers: Course
    session_pain: Course
    exercises: tuple[ExerciseTrend, ...]


def trends(patient: UUID, told: Sequence[Told], *, since: date) -> Trends:
    """Return the courses of a patient from a day on; of what was told since then."""
    checks = [one for one in told if one.what == "check"]
    return Trends(
        rest_pain=_course((one.day, one.pain) for one in checks),
        painkillers=_course((one.day, one.painkillers) for one in checks),
        session_pain=_course((one.day, one.pain) for one in told if one.what == "session"),
        exercises=_exercises(patient, since),
    )


def _exercises(patient: UUID, since: date) -> tuple[ExerciseTrend, ...]:
    results = ExerciseResult.objects.filter(session__patient=patient, session__day__gte=since)
    by_exercise: dict[str, list[_Result]] = defaultdict(list)
    # Plain columns: there are some thousands, and a model for each takes five times as long.
    said = ("session__day", "dose", "repetitions", "nrs", "cr10")
    for exercise, *rest in results.order_by("session__seq").values_list("exercise", *said):
        by_exercise[exercise].append(_Result(*rest))
    return tuple(_trend(name, rows) for name, rows in sorted(by_exercise.items()))


class _Result(NamedTuple):
    """What came of an exercise on a day."""

    day: date
    dose: int
    repetitions: int | None
    nrs: int | None
    cr10: float | None


def _trend(exercise: str, rows: list[_Result]) -> ExerciseTrend:
    return ExerciseTrend(
        exercise=exercise,
        doses=_course((row.day, row.dose) for row in rows),
        repetitions=_course((row.day, row.repetitions) for row in rows),
        pain=_course((row.day, row.nrs) for row in rows),
        effort=_course((row.day, row.cr10) for row in rows),
    )


def _course(points: Iterable[tuple[date, float | None]]) -> Course:
    return tuple(Point(day, float(value)) for day, value in points if value is not None)
