"""The visits of a day, for those who supervise them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _

from corset.care.queries.stage import Stage
from corset.people.clinic import CLINIC_CLOCK
from corset.people.models import Appointment, Patient, User
from corset.record.models import PatientCard
from corset.services.clock.present import present
from corset.services.people.access import cared_for, require
from corset.services.visits.appointments import STAFF, AppointmentView, view_of
from corset.therapy.terms import Role

TRAINING = frozenset({Stage.SUPERVISED, Stage.SIGNING_OFF, Stage.WHOLE_SPINE, Stage.HOME})
"""When there is something to supervise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitView:
    """One visit of the day, and where the patient stands."""

    patient: Patient
    appointment: AppointmentView
    mine: bool
    """Whether whoever reads it supervises it."""
    over: bool
    supervised: int
    """How many workouts were supervised so far."""
    sign_off_due: bool
    """Whether what is missing is the word that the patient may train at home (R10)."""
    ready: bool
    """Whether there is a signed plan to train by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDay:
    """A day by the clinic's clock with its visits in their order."""

    day: date
    today: date
    visits: tuple[VisitView, ...]


def visit_day(*, by: User, day: date | None = None, now: datetime | None = None) -> VisitDay:
    """Return the visits of a day, today's unless told otherwise: of patients whom one may open.

    Raises NotAllowed.
    """
    actor = require(by, *STAFF, to=_("see the visits of a day"))
    at = present(now)
    today = at.astimezone(CLINIC_CLOCK).date()
    wanted = day or today
    first, last = _begins(wanted), _begins(wanted + timedelta(days=1))
    rows = Appointment.objects.filter(
        starts_at__gte=first, starts_at__lt=last, cancelled_at=None, patient__erased_at=None
    )
    if actor.role is Role.CLINICIAN:
        rows = rows.filter(patient__in=cared_for(actor))
    found = list(rows.select_related("patient", "leader"))
    return VisitDay(day=wanted, today=today, visits=_views(found, by, at))


def _views(rows: Sequence[Appointment], by: User, at: datetime) -> tuple[VisitView, ...]:
    ids = [row.patient_id for row in rows]
    cards = {card.patient: card for card in PatientCard.objects.filter(patient__in=ids)}
    return tuple(_view(row, cards.get(row.patient_id), by, at) for row in rows)


def _view(row: Appointment, card: PatientCard | None, by: User, at: datetime) -> VisitView:
    stage = Stage(card.stage) if card else None
    return VisitView(
        patient=row.patient,
        appointment=view_of(row, row.patient),
        mine=row.leader_id == by.pk,
        over=row.ends_at <= at,
        supervised=card.supervised if card else 0,
        sign_off_due=stage is Stage.SIGNING_OFF,
        ready=stage in TRAINING,
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CLINIC_CLOCK).astimezone(UTC)
