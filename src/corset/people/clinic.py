"""The clinic's clock: as the server was set, until an administrator has chosen a time zone."""

from datetime import datetime, timedelta, tzinfo
from time import monotonic
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models

from corset.people.users import User

PLACES = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia"),
    *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
)
"""Where on earth a time zone is that bears a city's name."""
FOR_S = 10.0
"""Seconds for which a process remembers what was chosen: others choose in another one."""


def known_time_zone(name: str) -> None:
    """Refuse a time zone that the machine does not know."""
    if name not in available_timezones():
        message = f"“{name}” is not a time zone; allowed are names such as Europe/Berlin."
        raise ValidationError(message)


def time_zones() -> tuple[str, ...]:
    """Return the time zones that a person would choose, by name: cities, and UTC."""
    cities = (name for name in available_timezones() if name.split("/")[0] in PLACES)
    return ("UTC", *sorted(cities))


class ClinicTimeZone(models.Model):
    """One choice of the clinic's time zone; the newest holds, the others say what held before."""

    name = models.CharField(max_length=64, validators=[known_time_zone])
    chosen_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        """The newest come first."""

        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class _Remembered:
    """What was chosen last, for a few seconds."""

    name, until = "", 0.0


def clinic_time_zone() -> str:
    """Return the time zone of the clinic, where a patient has no other.

    Where the choice cannot be read, what was read last holds, else what the server was set to.
    """
    if monotonic() >= _Remembered.until:
        try:
            chosen = ClinicTimeZone.objects.values_list("name", flat=True).first()
            _Remembered.name = chosen or ""
        except DatabaseError:
            return _Remembered.name or settings.TIME_ZONE
        _Remembered.until = monotonic() + FOR_S
    return _Remembered.name or settings.TIME_ZONE


def forget_clinic_time_zone() -> None:
    """Look it up anew: it was chosen just now."""
    _Remembered.name, _Remembered.until = "", 0.0


class ClinicClock(tzinfo):
    """The clinic's time zone whenever it is asked: whoever shows no time looks nothing up."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone of now."""
        return ZoneInfo(clinic_time_zone())

    def utcoffset(self, dt: datetime | None, /) -> timedelta | None:
        """Return how far the clinic is from UTC."""
        return self.zone.utcoffset(dt)

    def dst(self, dt: datetime | None, /) -> timedelta | None:
        """Return how much of that is summer time."""
        return self.zone.dst(dt)

    def tzname(self, dt: datetime | None, /) -> str | None:
        """Return what the zone is called then."""
        return self.zone.tzname(dt)

    def fromutc(self, dt: datetime, /) -> datetime:
        """Return the clinic's time of a moment in UTC."""
        zone = self.zone
        return zone.fromutc(dt.replace(tzinfo=zone)).replace(tzinfo=self)

    def __str__(self) -> str:
        return clinic_time_zone()


CLINIC_CLOCK = ClinicClock()
