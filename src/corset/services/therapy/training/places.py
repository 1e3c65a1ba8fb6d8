"""Where a session is led: on one page of one device at a time. Another takes over only if asked.

It is remembered beside the log and for a minute only: no decision depends on it.
"""

from dataclasses import dataclass
from hashlib import sha256
from time import time
from uuid import UUID

from django.core.cache import cache

from corset.people.models import User
from corset.record.models import SessionRow
from corset.services.people.access import open_patient
from corset.services.therapy.commands.telling import told_at
from corset.therapy.commands import Actor

LAPSES_S = 60.0
"""Seconds after which a place that was not heard of leads no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that was loaded, on a device; both are random, and say nothing of anybody."""

    page: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlace:
    """Who leads a session, and since when nothing was heard of them (seconds of the epoch)."""

    place: Place
    heard: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether the place leads the session, and how the session ended, if it did."""

    leads: bool
    end: str


def may_lead(held: KeptPlace | None, place: Place, *, now: float, takes: bool, alone: bool) -> bool:
    """Whether a place leads from now on.

    `takes`: somebody said that it goes on here. `alone`: no other page of its device leads, so
    that one of the same device is gone: reloaded, killed, or asleep.
    """
    if held is None or takes or held.place == place:
        return True
    lapsed = not 0 <= now - held.heard < LAPSES_S
    return lapsed or (alone and held.place.device == place.device)


def stand(
    *,
    by: User | Actor,
    patient_id: UUID | str,
    session: str,
    place: Place,
    takes: bool = False,
    alone: bool = False,
    leaves: bool = False,
) -> Standing:
    """Hear of a place at a session, named by its beginning, and say where it stands.

    `leaves`: the page is closed; it leads no more. Raises NotAllowed and NoSuchPatient.
    """
    patient = open_patient(by, patient_id)
    name, now = _name(patient.id, session), time()
    held: KeptPlace | None = cache.get(name)
    leads = may_lead(held, place, now=now, takes=takes, alone=alone)
    if leaves and held is not None and held.place == place:
        cache.delete(name)
    elif leads and not leaves:
        cache.set(name, KeptPlace(place=place, heard=now), timeout=LAPSES_S)
    return Standing(leads=leads, end=_end(patient.id, session))


def _name(patient: UUID, session: str) -> str:
    """Return what it is remembered under: a cache takes no spaces and no signs."""
    return f"place-{sha256(f'{patient} {session}'.encode()).hexdigest()}"


def _end(patient: UUID, session: str) -> str:
    """Return how the session ended; nothing while it runs."""
    row = SessionRow.objects.filter(patient=patient).order_by("-seq").first()
    is_it = row is not None and row.started_at.timestamp() == _moment(session)
    return row.end if row is not None and is_it else ""


def _moment(session: str) -> float | None:
    at = told_at(session)
    return at.timestamp() if at else None
