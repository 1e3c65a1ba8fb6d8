"""Courses over weeks: pain, painkillers, doses, effort (R30: shown, never advised upon)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corset.record.models.read_models import CheckRow, ExerciseResult, SessionRow


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


def trends(patient: UUID, *, since: date) -> Trends:
    """Return the courses of a patient from a day on."""
    checks = list(CheckRow.objects.filter(patient=patient, day__gte=since))
    sessions = SessionRow.objects.filter(patient=patient, day__gte=since)
    return Trends(
        rest_pain=_course((row.day, row.rest_pain) for row in checks),
        painkillers=_course((row.day, row.painkillers) for row in checks),
        session_pain=_course((row.day, row.worst_nrs) for row in sessions),
        exercises=_exercises(patient, since),
    )


def _exercises(patient: UUID, since: date) -> tuple[ExerciseTrend, ...]:
    results = ExerciseResult.objects.filter(session__patient=patient, session__day__gte=since)
    by_exercise: dict[str, list[ExerciseResult]] = defaultdict(list)
    for result in results.select_related("session").order_by("session__seq"):
        by_exercise[result.exercise].append(result)
    return tuple(_trend(name, rows) for name, rows in sorted(by_exercise.items()))


def _trend(exercise: str, rows: list[ExerciseResult]) -> ExerciseTrend:
    return ExerciseTrend(
        exercise=exercise,
        doses=_course((row.session.day, row.dose) for row in rows),
        repetitions=_course((row.session.day, row.repetitions) for row in rows),
        pain=_course((row.session.day, row.nrs) for row in rows),
        effort=_course((row.session.day, row.cr10) for row in rows),
    )


def _course(points: Iterable[tuple[date, float | None]]) -> Course:
    return tuple(Point(day, float(value)) for day, value in points if value is not None)
