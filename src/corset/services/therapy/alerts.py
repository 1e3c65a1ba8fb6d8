"""Alerts as people see them, and what happens to those that nobody answers (I22)."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from corset.people.models import Patient
from corset.presentation.alerts import alert_title
from corset.presentation.names import exercise_name
from corset.record.models import AlertRow
from corset.services.clock.present import present
from corset.services.integrity.standing import standing
from corset.services.library.programmes import programmes_of
from corset.services.people.names import person_names
from corset.services.therapy.commands.submission import submit_to
from corset.therapy.commands import Actor, Escalate
from corset.therapy.programme import Programme
from corset.therapy.terms import AlertKind, Role

LOGGER = logging.getLogger(__name__)
SYSTEM = Actor(Role.SYSTEM, "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """An alert with the words and times that a list shows."""

    id: str
    kind: AlertKind
    exercise: str | None
    exercise_name: str
    text: str
    raised_at: datetime
    due: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    escalated: bool
    overdue: bool

    @property
    def open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.acknowledged_at is None


def view_alerts(rows: Iterable[AlertRow], *, now: datetime) -> tuple[AlertView, ...]:
    """Return alerts for the eye: open ones first, the earliest due before the rest."""
    return _ordered([view for views in alerts_by_patient(rows, now=now).values() for view in views])


def alerts_by_patient(
    rows: Iterable[AlertRow], *, now: datetime
) -> dict[UUID, tuple[AlertView, ...]]:
    """Return the alerts of each patient for the eye, in the same order."""
    rows = list(rows)
    names = person_names(row.acknowledged_by for row in rows if row.acknowledged_by)
    programmes = programmes_of({row.patient for row in rows})
    views: dict[UUID, list[AlertView]] = defaultdict(list)
    for row in rows:
        views[row.patient].append(_view(row, programmes[row.patient], names, now))
    return {patient: _ordered(theirs) for patient, theirs in views.items()}


def _ordered(views: list[AlertView]) -> tuple[AlertView, ...]:
    answered = [view for view in views if not view.open]
    return (
        *sorted((view for view in views if view.open), key=_urgency),
        *sorted(answered, key=lambda view: view.raised_at, reverse=True),
    )


def _urgency(view: AlertView) -> tuple[bool, datetime]:
    """Sort what waits too long first, whenever it rings the next time."""
    return not view.overdue, view.due


def _view(row: AlertRow, programme: Programme, names: dict[str, str], now: datetime) -> AlertView:
    kind, name = AlertKind(row.kind), exercise_name(row.exercise, programme)
    escalated = row.escalated_at is not None
    return AlertView(
        id=row.alert,
        kind=kind,
        exercise=row.exercise,
        exercise_name=name,
        text=alert_title(kind, name),
        raised_at=row.raised_at,
        due=row.due,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=names.get(row.acknowledged_by, ""),
        escalated=escalated,
        overdue=row.acknowledged_at is None and (escalated or row.due < now),
    )


def escalate_due(*, now: datetime | None = None) -> int:
    """Let alerts that nobody answered in time go further; return for how many patients.

    One patient whose log cannot be read keeps nobody else from being told of another.
    """
    now, late = present(now), _late(present(now))
    alerts: dict[UUID, list[str]] = {}
    for patient, alert in late.order_by("patient", "alert").values_list("patient", "alert"):
        alerts.setdefault(patient, []).append(alert)
    return sum(_escalate(patient, names, now) for patient, names in alerts.items())


def has_late_alerts() -> bool:
    """Whether an alert should go further now."""
    return _late(present(None)).exists()


def _late(now: datetime) -> QuerySet[AlertRow]:
    return AlertRow.objects.filter(acknowledged_at=None, due__lte=now)


def _escalate(patient_id: UUID, alerts: list[str], now: datetime) -> bool:
    """Escalate once, however many processes see that it is time; return whether this did."""
    try:
        return _submit(patient_id, alerts, now)
    except Exception:
        LOGGER.exception("A late alert of %s could not be escalated", patient_id)
        return False


def _submit(patient_id: UUID, alerts: list[str], now: datetime) -> bool:
    patient = Patient.objects.filter(id=patient_id).first()
    if patient is None:
        return False
    stands = standing(patient_id)
    if stands.broken and not any(alert.id in alerts for alert in stands.loaded.state.alerts):
        return False  # the core cannot ring for what its log does not hold; the break was told
    key = f"escalate:{alerts[-1]}:{len(alerts)}:{now:%Y%m%dT%H%M}"
    answer = submit_to(patient=patient, command=Escalate(), by=SYSTEM, key=key, now=now)
    return answer.decision.accepted and not answer.repeated
