"""A patient's appointments, and the visits of a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.appointment import AppointmentForm
from corset.services.visits.appointments import Appointments, AppointmentView
from corset.services.visits.day import VisitDay, VisitView


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentsPage(RoomPage):
    """Those to come, those of before, and the form of one: a new one, or one that is moved."""

    form: AppointmentForm
    found: Appointments
    moved: AppointmentView | None
    said: str = ""
    """What came between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsPage:
    """The visits of a day in their order: one's own, and those that others supervise."""

    day: date
    before: date
    after: date
    is_today: bool
    mine: tuple[VisitView, ...]
    others: tuple[VisitView, ...]
    next: UUID | None
    """The visit that is next, or goes on: it bears the one main action."""
    here: str = "visits"


def visits_page(found: VisitDay) -> VisitsPage:
    """Return a day as the page shows it."""
    mine = tuple(one for one in found.visits if one.mine)
    others = tuple(one for one in found.visits if not one.mine)
    today = found.day == found.today
    coming = (one.appointment.id for one in (*mine, *others) if not one.over and one.ready)
    return VisitsPage(
        day=found.day,
        before=found.day - timedelta(days=1),
        after=found.day + timedelta(days=1),
        is_today=today,
        mine=mine,
        others=others,
        next=next(coming, None) if today else None,
    )
