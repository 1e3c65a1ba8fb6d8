"""The patient's first page: one thing to do, and why."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from corset.clinic.components.kept import kept_page
from corset.clinic.components.member import member
from corset.clinic.components.page import page
from corset.clinic.patient.contexts import words
from corset.clinic.patient.contexts.face import face
from corset.clinic.patient.contexts.lines import exercise_line
from corset.clinic.patient.contexts.next import next_lines, next_visit
from corset.clinic.patient.contexts.today import TodayPage, WaitingPage
from corset.services.sheets import may_print
from corset.services.therapy.training.answers import has_answers
from corset.services.therapy.training.today import Today, day_seen, own_day


def today_page(request: HttpRequest) -> HttpResponse:
    """Show the patient's day."""
    seen = own_day(by=member(request))
    if seen.is_prepared:
        return kept_page(
            request, "patient/today.html", seen.key, lambda key: described(day_seen(seen), key)
        )
    day = day_seen(seen)
    waiting = WaitingPage(
        patient=day.patient,
        visit=next_visit(day.patient, day.now),
        day=words.day_in_words(day),
        lesson=day.lesson,
    )
    return page(request, "patient/preparing.html", waiting)


def described(day: Today, key: UUID) -> TodayPage:
    """Return everything on the page."""
    return TodayPage(
        patient=day.patient,
        notice=day.emergency,
        number=settings.EMERGENCY_NUMBER,
        face=face(day),
        visit=next_visit(day.patient, day.now),
        day=words.day_in_words(day),
        week=words.week(day),
        lines=[exercise_line(line) for line in day.items if not day.state.withdrawn],
        trained=day.trained_today,
        printable=not day.closed and may_print(day.state, day.items, day.programme, day.now),
        stretch=day.may_stretch and not day.session_open,
        nexts=next_lines(day),
        lesson=day.lesson,
        before=day.before_warm_up,
        tours=day.tours,
        answered=has_answers(day.state),
        key=key,
    )
