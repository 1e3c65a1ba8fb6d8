"""The list of patients: who needs an answer stands first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from corset.care.queries.pending import PendingKind
from corset.care.queries.stage import Stage
from corset.care.queries.steps import next_step
from corset.people.models import Patient, User
from corset.record.models import AlertRow, PatientCard, SessionRow
from corset.record.queries.days import DayMark, mark_days
from corset.services.clock.present import present
from corset.services.integrity.broken import broken_among
from corset.services.integrity.piecewise import identities, piecewise, readable_patients
from corset.services.library.programmes import programmes_of
from corset.services.people.access import require, stands_for
from corset.services.people.names import person_names
from corset.services.therapy.alerts import AlertView, alerts_by_patient
from corset.services.therapy.patients.roster.hints import Pains, hint_of, pains_among
from corset.services.therapy.patients.roster.row import InboxRow
from corset.services.therapy.patients.roster.urgency import (
    days_away,
    group_of,
    most_urgent,
    order,
)
from corset.therapy.commands import Actor
from corset.therapy.content.parameters import Parameters
from corset.therapy.terms import Phase, Region, Role

ADHERENCE_DAYS, PAIN_DAYS = 7, 14


class _Pain(NamedTuple):
    """The pain of one patient: the worst of each of the last sessions, and how it goes at rest."""

    worst: Sequence[int]
    course: Pains | None


def inbox(*, by: User | Actor, now: datetime | None = None) -> tuple[InboxRow, ...]:
    """Return the patients of a clinician, or everybody in therapy for a specialist.

    Open alerts come first, overdue ones before the rest; those who left come last.
    """
    actor, now = reader_of_lists(by), present(now)
    mine = stands_for(actor) if actor.role is Role.CLINICIAN else ()
    rows = piecewise(
        readable_patients(cared_for_by=mine),
        lambda patients: _rows(patients, now, actor.role),
        lambda patient: _unreadable(patient, actor.role),
    )
    return tuple(sorted(rows, key=order_of))


def rows_of(patients: Sequence[UUID], *, now: datetime, role: Role) -> list[InboxRow]:
    """Return the lines of these patients; of one that cannot be read, that."""
    return piecewise(
        identities(patients),
        lambda some: _rows(some, now, role),
        lambda patient: _unreadable(patient, role),
    )


def reader_of_lists(by: User | Actor) -> Actor:
    """Return who reads. Raises NotAllowed."""
    return require(by, Role.CLINICIAN, Role.SPECIALIST, to="see the list of patients")


def _rows(readable: Sequence[Patient], now: datetime, role: Role) -> list[InboxRow]:
    patients = {patient.id: patient for patient in readable}
    cards = list(PatientCard.objects.filter(patient__in=patients))
    seen = _seen_by([card.patient for card in cards if card.undecided])
    waiting = AlertRow.objects.filter(patient__in=patients, acknowledged_at=None)
    alerts, pain = alerts_by_patient(waiting, now=now), _pain(patients, now)
    programmes, damaged = programmes_of(patients), broken_among(patients)
    days = _days(patients.values(), now)
    pains = pains_among(patients) if role is Role.CLINICIAN else {}
    rows = (
        _row(
            patients[card.patient],
            card,
            now,
            role=role,
            alerts=alerts.get(card.patient, ()),
            pain=_Pain(pain.get(card.patient, ()), pains.get(card.patient)),
            days=days[card.patient],
            p=programmes[card.patient].parameters,
        )
        for card in cards
    )
    rows = (replace(row, seen_by=seen.get(row.patient_id, "")) for row in rows)
    urgent = most_urgent(role)
    return [
        replace(row, damaged=True, group=urgent) if row.patient_id in damaged else row
        for row in rows
    ]


def _unreadable(patient: Patient, role: Role) -> InboxRow:
    """Return the line of somebody of whom a part cannot be read: that, and nothing else."""
    return InboxRow(
        patient=patient,
        group=most_urgent(role),
        age=None,
        regions=(),
        phase=Phase.UNKNOWN,
        stage=Stage.NEW,
        day_number=None,
        alerts=(),
        last_trained=None,
        days=(),
        pain_14=(),
        severe_nrs=0,
        supervised=0,
        whole_spine_due=False,
        proposed=False,
        withdrawn=False,
        damaged=True,
        readable=False,
    )


def _row(
    patient: Patient,
    card: PatientCard,
    now: datetime,
    *,
    role: Role,
    alerts: tuple[AlertView, ...],
    pain: _Pain,
    days: tuple[DayMark, ...],
    p: Parameters,
) -> InboxRow:
    day, opens = patient.local(now).date(), card.whole_spine_from
    undecided = tuple(PendingKind(kind) for kind in card.undecided.split(",") if kind)
    stage = Stage(card.stage)
    hint = hint_of(pain.course, stage=stage, began=card.began, today=day)
    away = days_away(
        stage=stage,
        phase=Phase(card.phase),
        trained_on=card.trained_on,
        began=card.began,
        today=day,
    )
    return InboxRow(
        undecided=undecided,
        away=away,
        patient=patient,
        group=group_of(
            stage=stage,
            role=role,
            withdrawn=card.withdrawn,
            proposed=card.proposed,
            alerts=bool(alerts or undecided),
            due=hint is not None or (opens is not None and opens <= now),
            away=away,
        ),
        hint=None if card.proposed else hint,
        step=next_step(stage, role),
        age=patient.age(day),
        regions=tuple(Region(region) for region in card.regions.split(",") if region),
        phase=Phase(card.phase),
        stage=stage,
        day_number=(day - card.began).days + 1 if card.began else None,
        alerts=alerts,
        last_trained=card.trained_on,
        days=days,
        pain_14=tuple(pain.worst),
        severe_nrs=p.severe_pain_nrs,
        paused=away >= p.pause_days,
        led_again=away >= p.pause_supervised_days,
        supervised=card.supervised,
        whole_spine_due=opens is not None and opens <= now,
        proposed=card.proposed,
        withdrawn=card.withdrawn,
    )


def order_of(row: InboxRow) -> tuple[object, ...]:
    """Return what puts a line before others."""
    return order(
        overdue=row.overdue,
        urgent=bool(row.alerts) or row.damaged,
        due=row.alerts[0].due if row.alerts else None,
        withdrawn=row.withdrawn,
        name=row.name,
        away=row.away,
    )


def _seen_by(patients: Sequence[UUID]) -> dict[UUID, str]:
    """Return who has acknowledged the last alert of each; nothing is asked where nobody waits."""
    if not patients:
        return {}
    rows = AlertRow.objects.filter(patient__in=patients).exclude(acknowledged_by="")
    last = dict(rows.order_by("acknowledged_at").values_list("patient", "acknowledged_by"))
    names = person_names(last.values())
    return {patient: names.get(who, "") for patient, who in last.items()}


def _pain(patients: Iterable[UUID], now: datetime) -> dict[UUID, list[int]]:
    since = now - timedelta(days=PAIN_DAYS)
    rows = SessionRow.objects.filter(patient__in=patients, started_at__gte=since)
    pain: dict[UUID, list[int]] = defaultdict(list)
    told = rows.filter(worst_nrs__isnull=False).values_list("patient", "worst_nrs")
    for patient, worst_nrs in told:
        pain[patient].append(worst_nrs)
    return pain


def _days(patients: Iterable[Patient], now: datetime) -> dict[UUID, tuple[DayMark, ...]]:
    """Mark the last seven days; those who live on one date are looked up together."""
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for patient in patients:
        by_day[patient.local(now).date()].append(patient.id)
    marks: dict[UUID, tuple[DayMark, ...]] = {}
    for day, group in by_day.items():
        first = day - timedelta(days=ADHERENCE_DAYS - 1)
        marks |= mark_days(group, first=first, last=day, today=day)
    return marks
