"""A time of the clinic's clock as somebody writes it, as the moment that it is."""

from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from corset.people.clinic import CLINIC_CLOCK


def moment(day: date, at: time) -> datetime:
    """Return the moment of a day and time on the clinic's clock, in UTC.

    Of an hour that comes twice, as summer ends, it is the first. Raises ValidationError for one
    that the clock leaves out.
    """
    meant = datetime.combine(day, at, tzinfo=CLINIC_CLOCK)
    found = meant.astimezone(UTC)
    if found.astimezone(CLINIC_CLOCK).replace(tzinfo=None) != meant.replace(tzinfo=None):
        said = _("There is no %(time)s on that day: the clock is put forward.")
        raise ValidationError({"time": said % {"time": f"{at:%H:%M}"}})
    return found
