"""When the next supervised visit is, by the patient's clock."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.people.models import Patient
from corset.services.visits.appointments import coming_of


def next_visit(patient: Patient, now: datetime) -> str:
    """Return “Your next supervised visit: Tuesday 8 December, 10:30, with Paul.”, or nothing.

    Where the clinic lives by another clock, its time stands beside the patient's.
    """
    found = next(iter(coming_of(patient, now)), None)
    if found is None:
        return ""
    time = date_format(found.there, "H:i")
    day = found.there.date()
    if day == now.date():
        when = _("today, %(time)s") % {"time": time}
    elif day == now.date() + timedelta(days=1):
        when = _("tomorrow, %(time)s") % {"time": time}
    else:
        when = f"{date_format(found.there, 'l j F')}, {time}"
    if found.elsewhere:
        when += _(" (%(time)s at the clinic)") % {"time": date_format(found.at, "l, H:i")}
    said = _("Your next supervised visit: %(when)s.")
    if found.leader:
        said = _("Your next supervised visit: %(when)s, with %(who)s.")
    return said % {"when": when, "who": found.leader}
