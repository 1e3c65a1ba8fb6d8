"""What comes next, in a line or two."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.dateformat import format as formatted
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.people.models import Patient
from corset.services.therapy.training.plan_lines import Change
from corset.services.therapy.training.today import Stage, Today
from corset.services.visits.appointments import coming_of


def next_lines(page: Today) -> tuple[str, ...]:
    """Return what the patient may look forward to."""
    if page.emergency:
        return ()
    return (*_supervision(page), *_growth(page), *_whole_spine(page))


def _supervision(page: Today) -> Iterator[str]:
    plan = page.state.plan
    if plan is None or page.stage is not Stage.SUPERVISED:
        return
    left = plan.supervised_sessions - page.state.supervised
    text = _("After %(left)s more workouts your specialist can open training at home.")
    if left == 1:
        text = _("After this workout your specialist can open training at home.")
    yield text % {"left": left}


def _growth(page: Today) -> Iterator[str]:
    for line in page.items:
        if line.change is Change.DOWN and not line.withheld:
            text = _("Two easy sessions at %(dose)s, and “%(name)s” grows again, by two.")
            yield text % {"dose": line.repetitions, "name": line.exercise.sheet.name}
            return


def _whole_spine(page: Today) -> Iterator[str]:
    day = page.whole_spine_day
    if day is not None and day > page.day:
        text = _("From %(day)s on your clinician can add exercises for the whole spine.")
        yield text % {"day": formatted(day, "j F")}


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
