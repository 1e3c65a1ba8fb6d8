"""Supervised visits are appointments: at the right moment, overwritten by nobody, shown to few."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from icalendar import Calendar
from tests.story import Story, account

from corset.people.clinic import forget_clinic_time_zone
from corset.people.models import Appointment, CalendarAddress, Patient, Role, User
from corset.services.people.access import OPERATOR, NotAllowed
from corset.services.people.copies import copy_of
from corset.services.sheets.record import record_copy
from corset.services.staff.clinic import choose_time_zone
from corset.services.visits.appointments import (
    AppointmentChanged,
    appointments,
    cancel_appointment,
    make_appointment,
    move_appointment,
)
from corset.services.visits.calendar import end_address, feed, initials, renew_address
from corset.services.visits.day import visit_day

NOW = datetime(2025, 10, 20, 8, 0, tzinfo=UTC)
DAY = date(2025, 10, 28)


@pytest.fixture
def story(db):
    choose_time_zone(by=OPERATOR, name="Europe/Berlin")
    return Story()


def agree(story, *, by=None, day=DAY, at=time(10, 30), leader=None, now=NOW):
    return make_appointment(
        by=by or story.specialist,
        patient_id=story.patient.id,
        day=day,
        at=at,
        minutes=45,
        leader=(leader or story.specialist).pk,
        now=now,
    )


def move(story, seen, *, at, by=None):
    return move_appointment(
        by=by or story.specialist,
        patient_id=story.patient.id,
        appointment=seen.id,
        changes=seen.changes,
        day=DAY,
        at=at,
        minutes=45,
        leader=story.specialist.pk,
        now=NOW,
    )


def test_it_is_a_time_of_the_clinics_clock_and_shown_by_the_patients(story):
    Patient.objects.filter(pk=story.patient.pk).update(timezone="America/New_York")
    made = agree(story)
    assert Appointment.objects.get().starts_at == datetime(2025, 10, 28, 9, 30, tzinfo=UTC)
    assert (made.at.hour, made.there.hour, made.elsewhere) == (10, 5, True)
    # Between the ends of summer in Europe and America the two are five hours apart, not six.
    assert made.at.utcoffset() - made.there.utcoffset() == timedelta(hours=5)


def test_an_hour_that_the_clock_leaves_out_is_refused_and_one_twice_is_the_first(story):
    spring = date(2026, 3, 29)
    with pytest.raises(ValidationError, match="put forward"):
        agree(story, day=spring, at=time(2, 30))
    agree(story, day=date(2025, 10, 26), at=time(2, 30))
    assert Appointment.objects.get().starts_at == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


def test_what_cannot_be_is_refused(story):
    stranger = account(Role.CLINICIAN, "stranger")
    for wrong in (
        {"day": date(2025, 10, 19)},
        {"day": date(2025, 10, 20), "at": time(9, 59)},
        {"day": date.min},
        {"day": date.max},
        {"day": date(2027, 1, 1)},
        {"leader": stranger},
        {"leader": story.user},
    ):
        with pytest.raises(ValidationError):
            agree(story, **wrong)
    for who in (stranger, story.user, account(Role.ADMINISTRATOR, "office")):
        with pytest.raises(NotAllowed):
            agree(story, by=who)
    assert not Appointment.objects.exists()


def test_the_same_sent_twice_is_one_appointment(story):
    agree(story)
    agree(story)
    assert Appointment.objects.count() == 1


def test_nobody_overwrites_what_somebody_else_moved_meanwhile(story):
    seen = agree(story)
    move(story, seen, at=time(11), by=story.clinician)
    with pytest.raises(AppointmentChanged, match="vera has changed"):
        move(story, seen, at=time(15))
    with pytest.raises(AppointmentChanged):
        cancel_appointment(
            by=story.specialist,
            patient_id=story.patient.id,
            appointment=seen.id,
            changes=seen.changes,
            now=NOW,
        )
    found = appointments(by=story.specialist, patient_id=story.patient.id, now=NOW).coming
    assert [one.at.hour for one in found] == [11]


def test_an_appointment_is_of_its_patient_alone(story):
    seen = agree(story)
    other = Patient.objects.create(name="Other")
    with pytest.raises(Http404):
        move_appointment(
            by=story.specialist,
            patient_id=other.id,
            appointment=seen.id,
            changes=0,
            day=DAY,
            at=time(9),
            minutes=45,
            leader=story.specialist.pk,
            now=NOW,
        )


def test_a_day_has_its_visits_in_order_for_those_who_may_open_the_patients(story):
    agree(story, at=time(15))
    agree(story, at=time(9), leader=story.clinician)
    day = visit_day(by=story.specialist, day=DAY, now=NOW)
    assert [(one.appointment.at.hour, one.mine) for one in day.visits] == [(9, False), (15, True)]
    assert not visit_day(by=story.specialist, now=NOW).visits
    assert not visit_day(by=account(Role.CLINICIAN, "stranger"), day=DAY, now=NOW).visits
    with pytest.raises(NotAllowed):
        visit_day(by=story.user, day=DAY, now=NOW)


def test_a_day_is_one_of_the_clinics_clock(story):
    agree(story, at=time(0, 15))
    assert len(visit_day(by=story.specialist, day=DAY, now=NOW).visits) == 1
    assert not visit_day(by=story.specialist, day=DAY - timedelta(days=1), now=NOW).visits
    late = datetime(2025, 10, 27, 23, 5, tzinfo=UTC)
    assert visit_day(by=story.specialist, now=late).today == DAY


def events(token):
    return Calendar.from_ical(feed(token=token, now=NOW)).walk("VEVENT")


def test_a_calendar_names_no_patient_and_no_diagnosis(story):
    agree(story)
    token = renew_address(by=story.specialist, now=NOW)
    said = feed(token=token, now=NOW).decode()
    (event,) = events(token)
    assert event["SUMMARY"] == "Supervised visit, A.B."
    assert event.decoded("DTSTART") == datetime(2025, 10, 28, 9, 30, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)
    for word in ("Anna", "Berg", "lumbar", "spine", str(story.patient.id)):
        assert word not in said


def test_the_patients_own_says_when_and_nothing_else(story):
    agree(story)
    (event,) = events(renew_address(by=story.user, now=NOW))
    assert event["SUMMARY"] == "Supervised visit"
    assert events(renew_address(by=story.clinician, now=NOW)) == []


def test_what_was_moved_is_newer_and_what_was_cancelled_is_said_so(story):
    seen, token = agree(story), renew_address(by=story.user, now=NOW)
    moved = move(story, seen, at=time(11))
    (event,) = events(token)
    assert (event["SEQUENCE"], event["UID"]) == (1, f"{seen.id}@visits.corset")
    cancel_appointment(
        by=story.clinician,
        patient_id=story.patient.id,
        appointment=seen.id,
        changes=moved.changes,
        now=NOW,
    )
    (event,) = events(token)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)


def test_an_address_ends_with_the_next_one_and_with_the_account(story):
    first = renew_address(by=story.specialist, now=NOW)
    second = renew_address(by=story.specialist, now=NOW)
    assert CalendarAddress.objects.count() == 1
    assert second not in CalendarAddress.objects.get().token_hash
    assert feed(token=second, now=NOW)
    for token in (first, "nobody's", ""):
        with pytest.raises(Http404):
            feed(token=token, now=NOW)
    User.objects.filter(pk=story.specialist.pk).update(is_active=False)
    with pytest.raises(Http404):
        feed(token=second, now=NOW)
    third = renew_address(by=story.clinician, now=NOW)
    end_address(by=story.clinician)
    with pytest.raises(Http404):
        feed(token=third, now=NOW)


def test_initials_are_of_any_script():
    said = [initials(name) for name in ("Anna Maria Berg", "王伟", "ana", "Öz İnan")]
    assert said == ["A.B.", "王.", "A.", "Ö.İ."]


def test_visits_are_in_the_copies_and_go_with_the_patient(story):
    agree(story)
    assert copy_of(by=story.user, patient_id=story.patient.id)["appointments"]
    parts = record_copy(by=story.user, patient_id=story.patient.id).parts
    assert next(part.lines for part in parts if part.title == "Supervised visits")
    story.patient.erase(at=NOW)
    assert not Appointment.objects.exists()


def test_where_the_clinic_moves_its_clock_the_moment_stays(story):
    agree(story)
    choose_time_zone(by=OPERATOR, name="Europe/Lisbon")
    forget_clinic_time_zone()
    (seen,) = appointments(by=story.specialist, patient_id=story.patient.id, now=NOW).coming
    assert seen.at.hour == 9
