"""Appointments as a calendar (RFC 5545), at a secret address that its owner renews.

It names no diagnosis and nobody whose calendar it is not: of a patient the initials alone, for a
calendar's programme keeps what it read wherever it likes.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from corset.people.models import Appointment, CalendarAddress, Role, User
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed
from corset.services.people.accounts import note

OWNERS = frozenset({Role.PATIENT, Role.SPECIALIST, Role.CLINICIAN})
KEPT = timedelta(days=31)
"""For how long what is over, or was cancelled, is still told."""
ASKED_AGAIN = timedelta(hours=1)


def address_made_at(user: User) -> datetime | None:
    """Return when somebody's address was made; nothing where there is none."""
    found = CalendarAddress.objects.filter(user=user).values_list("made_at", flat=True)
    return found.first()


def renew_address(*, by: User, now: datetime | None = None) -> str:
    """Return the token of one's new address, shown this once; the one before ends.

    Raises NotAllowed for whoever has no visits.
    """
    if by.role not in OWNERS:
        raise NotAllowed(str(_("Patients and those who supervise have visits.")))
    token = CalendarAddress.renew(by, at=present(now))
    note("calendar_address_renewed", by, by=str(by.pk))
    return token


def end_address(*, by: User) -> None:
    """Let one's address show nothing any more."""
    if CalendarAddress.objects.filter(user=by).delete()[0]:
        note("calendar_address_ended", by, by=str(by.pk))


def feed(*, token: str, now: datetime | None = None) -> bytes:
    """Return the calendar of an address. Raises Http404 for one that there is not."""
    owner = CalendarAddress.find(token)
    if owner is None or owner.role not in OWNERS:
        raise Http404("There is no such calendar.")
    rows = Appointment.objects.filter(starts_at__gt=present(now) - KEPT, patient__erased_at=None)
    own = owner.role == Role.PATIENT
    rows = rows.filter(patient__user=owner) if own else rows.filter(leader=owner)
    language = owner.patient.language if own and hasattr(owner, "patient") else None  # pyright: ignore[reportAttributeAccessIssue] - Django's reverse relation
    with override(language or settings.LANGUAGE_CODE):
        found = rows.select_related("patient")
        return _calendar(_event(row, own=own) for row in found).to_ical()


def initials(name: str) -> str:
    """Return the first signs of the first and the last word of a name."""
    words = name.split()
    return "".join(f"{word[0].upper()}." for word in dict.fromkeys((*words[:1], *words[-1:])))


def _calendar(events: Iterable[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Corset//Visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", settings.CLINIC_NAME or _("Visits"))
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(event)
    return calendar


def _event(row: Appointment, *, own: bool) -> Event:
    event = Event()
    event.add("uid", f"{row.id}@visits.corset")
    event.add("sequence", row.changes)
    event.add("dtstamp", row.changed_at.astimezone(UTC))
    event.add("last-modified", row.changed_at.astimezone(UTC))
    # In UTC: it is the same moment, whatever the clock of whoever reads it.
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    said = _("Supervised visit")
    event.add("summary", said if own else f"{said}, {initials(row.patient.name)}")
    if settings.CLINIC_NAME:
        event.add("location", settings.CLINIC_NAME)
    event.add("status", "CANCELLED" if row.cancelled_at else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event
