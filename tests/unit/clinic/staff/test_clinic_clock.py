"""The clinic's time zone is chosen on a page, and times are shown by it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.utils import timezone
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people import clinic
from corset.people.clinic import CLINIC_CLOCK, clinic_time_zone
from corset.people.models import ClinicTimeZone, Role
from corset.people.patients import Patient
from corset.services.integrity.checking import night_before
from corset.services.people.access import OPERATOR, NotAllowed
from corset.services.staff.clinic import choose_time_zone

SUMMER = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def admin(db):
    return account(Role.ADMINISTRATOR, "office")


@pytest.fixture
def office(client, admin):
    client.force_login(admin)
    return client


def test_an_administrator_chooses_it_and_is_asked_until_then(office):
    assert "By which clock does the clinic live?" in text_of(office.get("/staff/"))
    said = office.post("/staff/clinic/", {"timezone": "Asia/Tokyo"}, follow=True)
    assert "The clinic lives by the clock of Asia/Tokyo now" in text_of(said)
    assert "By which clock" not in text_of(said)
    assert "Asia/Tokyo" in text_of(said)
    assert clinic_time_zone() == Patient(name="New").timezone == "Asia/Tokyo"
    assert "office" in text_of(office.get("/staff/clinic/"))


def test_what_is_no_time_zone_is_refused(office):
    for name in ("Middle/Earth", "../etc/passwd", ""):
        assert office.post("/staff/clinic/", {"timezone": name}).status_code == 422
    assert not ClinicTimeZone.objects.exists()


def test_nobody_else_chooses_it(db):
    for role in (Role.CLINICIAN, Role.SPECIALIST, Role.PATIENT):
        with pytest.raises(NotAllowed):
            choose_time_zone(by=account(role, role), name="Asia/Tokyo")


def test_an_alert_is_due_by_the_clinics_clock(client, db):
    """On the old code the list said UTC, whatever the clinic's clock showed."""
    story = Story().bring_home()
    story.check()
    story.must(story.user, "start_session")
    story.must(story.user, "report_emergency", signs=["saddle_numbness"])
    choose_time_zone(by=OPERATOR, name="Asia/Tokyo")
    client.force_login(story.clinician)
    due = story.target.state.alerts[0].due.astimezone(ZoneInfo("Asia/Tokyo"))
    assert f"answer until {due:%-d %b %H:%M}" in text_of(client.get("/patients/"))
    assert "there (Europe/Berlin)" in text_of(client.get(f"/patients/{story.patient.id}/"))


def test_the_night_begins_by_it(db):
    choose_time_zone(by=OPERATOR, name="Asia/Tokyo")
    assert night_before(SUMMER).astimezone(UTC).hour == 17


def test_the_clock_tells_summer_and_winter(db):
    choose_time_zone(by=OPERATOR, name="Europe/Berlin")
    assert timezone.localtime(SUMMER, CLINIC_CLOCK).hour == 14
    assert timezone.localtime(SUMMER - timedelta(days=180), CLINIC_CLOCK).hour == 13
    twice = datetime(2025, 10, 26, 1, 30, tzinfo=UTC).astimezone(CLINIC_CLOCK)
    assert (twice.hour, twice.fold) == (2, 1)
    assert twice.astimezone(UTC).hour == 1


def test_where_the_choice_cannot_be_read_the_servers_holds(db, settings, monkeypatch):
    def fail(*_, **__):
        raise DatabaseError("database is locked")

    settings.TIME_ZONE = "Europe/Lisbon"
    monkeypatch.setattr(clinic.ClinicTimeZone.objects, "values_list", fail)
    assert clinic_time_zone() == "Europe/Lisbon"
