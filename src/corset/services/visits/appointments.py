"""Appointments of one patient: made, moved and cancelled by those who treat."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.people.clinic import CLINIC_CLOCK
from corset.people.models import Appointment, Patient, Role, User
from corset.record.models import CareTeamMember
from corset.services.clock.present import present
from corset.services.people.access import cared_for, open_patient, require
from corset.services.visits.times import moment
from corset.therapy.commands import Actor
from corset.therapy.terms import Role as TherapyRole

STAFF = (TherapyRole.CLINICIAN, TherapyRole.SPECIALIST)
LEAST_MIN, MOST_MIN = 10, 240
USUAL_MIN = 60
AHEAD = timedelta(days=365)
"""How far ahead an appointment is made: what lies beyond is a slip of the pen."""


class AppointmentChanged(ValueError):
    """Somebody else changed the appointment meanwhile; it stands as it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment by the clinic's clock and by the patient's."""

    id: UUID
    at: datetime
    """By the clinic's clock."""
    there: datetime
    """By the patient's."""
    minutes: int
    leader: str
    """Who supervises it; nobody where the account is gone or closed."""
    leader_id: UUID | None
    changes: int
    cancelled: bool

    @property
    def patients_time(self) -> str:
        """When it is by the patient's clock, in words."""
        return date_format(self.there, "l, H:i")

    @property
    def elsewhere(self) -> bool:
        """Whether the patient's clock shows another time."""
        return self.at.utcoffset() != self.there.utcoffset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointments:
    """Those to come, in their order, and those of before, the latest first."""

    patient: Patient
    coming: tuple[AppointmentView, ...]
    before: tuple[AppointmentView, ...]


def appointments(*, by: User, patient_id: UUID | str, now: datetime | None = None) -> Appointments:
    """Return a patient's appointments. Raises NotAllowed and NoSuchPatient."""
    require(by, *STAFF, to=_("see appointments"))
    patient = open_patient(by, patient_id)
    rows = Appointment.objects.filter(patient=patient).select_related("leader")
    coming = [row for row in rows if row.ends_at > present(now) and row.cancelled_at is None]
    before = [row for row in rows if row not in coming]
    return Appointments(
        patient=patient,
        coming=tuple(view_of(row, patient) for row in coming),
        before=tuple(view_of(row, patient) for row in reversed(before)),
    )


def coming_of(patient: Patient, now: datetime) -> tuple[AppointmentView, ...]:
    """Return what is to come of a patient who was opened for whoever asks, in its order."""
    since = now - timedelta(minutes=MOST_MIN)
    rows = Appointment.objects.filter(patient=patient, cancelled_at=None, starts_at__gt=since)
    found = (row for row in rows.select_related("leader") if row.ends_at > now)
    return tuple(view_of(row, patient) for row in found)


def view_of(row: Appointment, patient: Patient) -> AppointmentView:
    """Return an appointment as it is read."""
    leader = row.leader if row.leader is not None and row.leader.is_active else None
    return AppointmentView(
        id=row.id,
        at=row.starts_at.astimezone(CLINIC_CLOCK),
        there=patient.local(row.starts_at),
        minutes=row.minutes,
        leader=str(leader or ""),
        leader_id=row.leader_id,
        changes=row.changes,
        cancelled=row.cancelled_at is not None,
    )


def leaders_for(patient: Patient) -> tuple[User, ...]:
    """Return who can supervise a visit: specialists, and the clinicians of the care team."""
    team = CareTeamMember.objects.filter(patient=patient.id).values_list("clinician", flat=True)
    known = Q(role=Role.SPECIALIST) | Q(role=Role.CLINICIAN, pk__in=list(team))
    return tuple(User.objects.filter(known, is_active=True).order_by("name", "email"))


def make_appointment(
    *,
    by: User,
    patient_id: UUID | str,
    day: date,
    at: time,
    minutes: int,
    leader: UUID | str,
    now: datetime | None = None,
) -> AppointmentView:
    """Make an appointment at a time of the clinic's clock; the same once more is the same.

    Raises NotAllowed, NoSuchPatient, and ValidationError by field.
    """
    require(by, *STAFF, to=_("make an appointment"))
    patient, moment_now = open_patient(by, patient_id), present(now)
    fields = _fields(patient, day, at, minutes, leader, moment_now)
    row, made = Appointment.objects.get_or_create(
        patient=patient,
        cancelled_at=None,
        starts_at=fields["starts_at"],
        defaults={**fields, "changed_by": by, "changed_at": moment_now},
    )
    if made:
        patient.revise()
    return view_of(row, patient)


def move_appointment(  # noqa: PLR0913 - as above
    *,
    by: User,
    patient_id: UUID | str,
    appointment: UUID | str,
    changes: int,
    day: date,
    at: time,
    minutes: int,
    leader: UUID | str,
    now: datetime | None = None,
) -> AppointmentView:
    """Give an appointment another time, length or leader.

    `changes` is how often it had been changed when whoever moves it saw it. Raises NotAllowed,
    NoSuchPatient, Http404, ValidationError by field, and AppointmentChanged.
    """
    require(by, *STAFF, to=_("move an appointment"))
    patient, moment_now = open_patient(by, patient_id), present(now)
    row = _open_row(patient, appointment)
    fields = _fields(patient, day, at, minutes, leader, moment_now)
    _change(row, changes, by, moment_now, **fields)
    patient.revise()
    return view_of(_open_row(patient, appointment), patient)


def cancel_appointment(
    *,
    by: User,
    patient_id: UUID | str,
    appointment: UUID | str,
    changes: int,
    now: datetime | None = None,
) -> None:
    """Cancel it; calendars are told so for a month. Raises as `move_appointment` does."""
    require(by, *STAFF, to=_("cancel an appointment"))
    patient, moment_now = open_patient(by, patient_id), present(now)
    row = _open_row(patient, appointment)
    _change(row, changes, by, moment_now, cancelled_at=moment_now)
    patient.revise()


def take_over_visits(*, by: User | Actor, of: User, to: User, now: datetime | None = None) -> int:
    """Let another clinician lead the visits to come of one who leaves; return how many.

    Only those of patients whom the other cares for.
    """
    at, theirs = present(now), cared_for(to.actor)
    rows = Appointment.objects.filter(
        leader=of, cancelled_at=None, starts_at__gt=at, patient__in=theirs
    )
    patients = list(Patient.objects.filter(appointments__in=rows).distinct())
    by_whom = by if isinstance(by, User) else None
    moved = rows.update(leader=to, changes=F("changes") + 1, changed_by=by_whom, changed_at=at)
    for patient in patients:
        patient.revise()
    return moved


def _open_row(patient: Patient, appointment: UUID | str) -> Appointment:
    try:
        wanted = UUID(str(appointment))
    except ValueError:
        raise Http404(f"There is no appointment {appointment}.") from None
    row = Appointment.objects.filter(patient=patient, id=wanted).select_related("leader").first()
    if row is None:
        raise Http404(f"There is no appointment {appointment}.")
    return row


def _change(row: Appointment, changes: int, by: User, at: datetime, **fields: object) -> None:
    """Write it where nobody was there first. Raises AppointmentChanged."""
    same = Appointment.objects.filter(pk=row.pk, changes=changes, cancelled_at=None)
    said = {**fields, "changes": F("changes") + 1, "changed_by": by, "changed_at": at}
    if not same.update(**said):
        who = row.changed_by or _("Somebody")
        cancelled = _("%(who)s has cancelled this appointment meanwhile.")
        moved = _("%(who)s has changed this appointment meanwhile. This is how it stands now.")
        raise AppointmentChanged((cancelled if row.cancelled_at else moved) % {"who": who})


def _fields(
    patient: Patient, day: date, at: time, minutes: int, leader: UUID | str, now: datetime
) -> dict[str, object]:
    """Return what was given as it is stored. Raises ValidationError by field."""
    today = now.date()
    if day < today - timedelta(days=1):
        raise ValidationError({"day": _("This time is over.")})
    if day > today + AHEAD:
        raise ValidationError({"day": _("Choose a day of the coming year.")})
    starts = moment(day, at)
    if starts <= now:
        raise ValidationError({"day": _("This time is over.")})
    if not LEAST_MIN <= minutes <= MOST_MIN:
        said = _("Choose from %(least)s to %(most)s minutes.")
        raise ValidationError({"minutes": said % {"least": LEAST_MIN, "most": MOST_MIN}})
    known = {str(one.pk): one for one in leaders_for(patient)}
    if str(leader) not in known:
        raise ValidationError({"leader": _("Choose from the list.")})
    return {"starts_at": starts, "minutes": minutes, "leader": known[str(leader)]}
