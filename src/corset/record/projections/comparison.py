"""Whether what pages read is what the log says."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Model

from corset.record.models.log import Stream
from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    ExerciseResult,
    PatientCard,
)
from corset.record.projections import Place, projected, storage
from corset.record.projections.card import card_of
from corset.record.projections.rows import Rows
from corset.therapy.state import Alert, State

TEAM, ALERTS = "care team", "alerts"
SESSIONS, CHECKS, COURSES, TURNS = "sessions", "checks", "courses", "turns"
PAIN = "pain at rest"
CARD = "card"
FOLLOWING = frozenset({SESSIONS, CHECKS, COURSES, TURNS, PAIN, CARD})
"""What only shows; where it differs it is made anew, and nothing is closed for it."""


def compare(patient: UUID, *, using: str) -> tuple[str | None, State, Place]:
    """Return the first of the read models that differs from the log, or None.

    Beside it the state that the log comes down to, which whoever asked first need not fold again.
    """
    stored = storage.read_all(patient, using=using)
    by_log, state, place = projected(patient, using=using)
    pairs: dict[str, tuple[object, object]] = {
        TEAM: (set(stored.team), set(by_log.team)),
        ALERTS: (
            (set(stored.alerts), _waiting(stored)),
            (set(by_log.alerts), _raised(state.alerts)),
        ),
        SESSIONS: (
            (_values(stored.sessions.values()), _results(stored)),
            (_values(by_log.sessions.values()), _results(by_log)),
        ),
        CHECKS: (_values(stored.checks.values()), _values(by_log.checks.values())),
        COURSES: (_values(stored.courses.values()), _values(by_log.courses.values())),
        TURNS: (_values(stored.turns.values()), _values(by_log.turns.values())),
        PAIN: (_values(_one(stored.pain)), _values(_one(by_log.pain))),
        CARD: _cards(patient, state, using),
    }
    differs = next((what for what, (there, wanted) in pairs.items() if there != wanted), None)
    return differs, state, place


def compare_with(state: State, patient: UUID, *, using: str) -> str | None:
    """Return which of care team, waiting alerts and card is not as this state has it, or None.

    What only the whole log tells, such as what was seen and past sessions, is not looked at.
    """
    team = CareTeamMember.objects.using(using).filter(patient=patient)
    alerts = AlertRow.objects.using(using).filter(patient=patient, acknowledged_at=None)
    pairs: dict[str, tuple[object, object]] = {
        TEAM: (set(team.values_list("clinician", flat=True)), set(state.care_team)),
        ALERTS: ({row.alert: _shown(row) for row in alerts}, _raised(state.alerts)),
        CARD: _cards(patient, state, using),
    }
    return next((what for what, (there, wanted) in pairs.items() if there != wanted), None)


def _waiting(rows: Rows) -> dict[str, tuple[object, ...]]:
    return {name: _shown(row) for name, row in rows.alerts.items() if not row.acknowledged_at}


def _shown(row: AlertRow) -> tuple[object, ...]:
    return row.kind, row.exercise, row.raised_at, row.due, row.escalated_at is not None


def _raised(alerts: Iterable[Alert]) -> dict[str, tuple[object, ...]]:
    return {
        one.id: (one.kind.value, one.exercise, one.raised_at, one.due, one.escalated)
        for one in alerts
    }


def _results(rows: Rows) -> Mapping[tuple[int, str], list[object]]:
    names = [name for name in storage.fields_of(ExerciseResult) if name != "session"]
    return {key: [getattr(row, name) for name in names] for key, row in rows.results.items()}


def _one(row: Model | None) -> tuple[Model, ...]:
    return () if row is None else (row,)


def _values(rows: Iterable[Model]) -> list[tuple[object, ...]]:
    """Return what rows say, in the order of their names; moments as such, whatever their zone."""
    return [_said(row) for row in sorted(rows, key=_name)]


def _said(row: Model) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in storage.fields_of(type(row)))


def _name(row: Model) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in storage.NAMED_BY.get(type(row), ()))


def _cards(patient: UUID, state: State, using: str) -> tuple[object, object]:
    there = PatientCard.objects.using(using).filter(patient=patient)
    version = Stream.objects.using(using).filter(patient=patient).values_list("version", flat=True)
    wanted = [card_of(patient, state, number) for number in version if number]
    return _values(there), _values(wanted)
