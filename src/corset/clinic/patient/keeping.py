"""What a device keeps of a patient's day, so that the day is gone through without a network.

Only addresses: the worker fetches the pages as their reader, reads in them which files they need,
and keeps both for that day and that reader alone (docs/offline.md).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest
from django.urls import reverse
from pydantic import BaseModel

from corset.clinic.components.build import build
from corset.clinic.components.theme import theme
from corset.clinic.patient.contexts.check import seconds_left
from corset.services.therapy.training.opened_day import OpenedDay
from corset.services.therapy.training.today import Due

LONGEST_SESSION = timedelta(hours=3)
"""How long a session that runs is kept, where midnight would end it."""
ALWAYS = ("today", "check")


class KeptPage(BaseModel):
    """A page to keep, and the seconds after which it is shown no more."""

    address: str
    ends_in: int


class KeptDay(BaseModel):
    """What to keep: whose, of which day, under which version, and the pages."""

    reader: str
    day: str
    version: str
    """Another one: something on the pages has changed."""
    pages: list[KeptPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """When pages are over, in seconds from now."""

    day: int
    session: int


def kept_day(request: HttpRequest, seen: OpenedDay) -> KeptDay:
    """Return what the device of who is signed in is to keep of their day."""
    ends = _ends(seen, seen.now)
    pages = [KeptPage(address=reverse(name), ends_in=ends.day) for name in _names(seen)]
    if seen.day.due is Due.GO_ON:
        pages.append(KeptPage(address=reverse("session"), ends_in=ends.session))
    return KeptDay(
        reader=str(request.user.pk),
        day=seen.now.date().isoformat(),
        version=_version(request, seen),
        pages=pages,
    )


def _names(seen: OpenedDay) -> tuple[str, ...]:
    return ALWAYS if seen.is_prepared else ("today",)


def _ends(seen: OpenedDay, now: datetime) -> _Ends:
    day, session = seconds_left(now), seen.opened.stands.loaded.state.session
    began = session.started_at.timestamp() if session else now.timestamp()
    longest = int(began + LONGEST_SESSION.total_seconds() - now.timestamp())
    return _Ends(day=day, session=max(day, longest))


def _version(request: HttpRequest, seen: OpenedDay) -> str:
    """Return what names everything that the pages say, and the build that shows it."""
    whole = (build(), *theme(request).values(), seen.is_prepared, seen.key)
    return sha256(repr(whole).encode()).hexdigest()[:16]
