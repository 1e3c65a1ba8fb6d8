"""Supervised visits on pages: agreed on, moved, cancelled, led; seen by the patient on the day."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.people.models import Appointment
from corset.services.people.access import OPERATOR
from corset.services.staff.clinic import choose_time_zone

SOON = datetime.now(UTC) + timedelta(days=3)


@pytest.fixture
def story(db):
    choose_time_zone(by=OPERATOR, name="Europe/Berlin")
    return Story().prescribe()


@pytest.fixture
def desk(client, story):
    client.force_login(story.specialist)
    return client


@pytest.fixture
def place(story):
    return f"/patients/{story.patient.id}/appointments/"


def given(story, at="10:30", **more):
    said = {"day": f"{SOON:%Y-%m-%d}", "time": at, "minutes": "45"}
    return {**said, "leader": str(story.specialist.pk), **more}


def test_a_visit_is_agreed_on_and_the_patient_sees_it(desk, story, place, client):
    done = desk.post(place, given(story), follow=True)
    assert "Agreed:" in text_of(done)
    assert f"{SOON:%A} {SOON.day} {SOON:%B %Y}, 10:30" in text_of(done)
    client.force_login(story.user)
    said = text_of(client.get("/today/"))
    assert "Your next supervised visit:" in said
    assert f"{SOON:%A} {SOON.day} {SOON:%B}, 10:30, with paul." in said
    assert " at the clinic)" not in said


def test_moved_and_cancelled_it_leaves_a_page_that_was_kept(desk, story, place, client):
    desk.post(place, given(story))
    client.force_login(story.user)
    assert "10:30" in text_of(client.get("/today/"))
    row = Appointment.objects.get()
    client.force_login(story.specialist)
    form = client.get(f"{place}?move={row.id}")
    assert 'value="10:30"' in form.text
    client.post(place, given(story, at="16:00", move=str(row.id), changes="0"))
    client.force_login(story.user)
    assert "16:00" in text_of(client.get("/today/"))
    client.force_login(story.specialist)
    client.post(place, {"cancel": str(row.id), "changes": "1"})
    client.force_login(story.user)
    assert "Your next supervised visit" not in text_of(client.get("/today/"))


def test_two_who_move_one_visit_see_each_other(desk, story, place, client):
    desk.post(place, given(story))
    row = Appointment.objects.get()
    client.force_login(story.clinician)
    client.post(place, given(story, at="11:00", move=str(row.id), changes="0"))
    client.force_login(story.specialist)
    late = client.post(place, given(story, at="15:00", move=str(row.id), changes="0"))
    assert late.status_code == 409
    assert "vera has changed this appointment meanwhile" in text_of(late)
    assert 'value="11:00"' in late.text
    late = client.post(place, {"cancel": str(row.id), "changes": "0"})
    assert late.status_code == 409
    assert Appointment.objects.get().cancelled_at is None


def test_what_is_wrong_is_said_beside_its_field(desk, story, place):
    for wrong, said in (
        ({"day": "2020-01-01"}, "This time is over."),
        ({"minutes": "5"}, "10"),
        ({"time": "25:00"}, "Enter a valid time"),
    ):
        answer = desk.post(place, given(story, **wrong))
        assert answer.status_code == 422
        assert said in text_of(answer)
    assert desk.post(place, {"cancel": "nonsense"}).status_code == 404


def test_a_specialist_leads_marks_and_signs_off_from_the_day(desk, story, place):
    desk.post(place, given(story))
    soon = datetime.now(UTC) + timedelta(minutes=30)
    Appointment.objects.update(starts_at=soon)
    page = desk.get("/visits/")
    who = story.patient.id
    assert f'href="/patients/{who}/supervise/"' in page.text
    assert f'href="/patients/{who}/visit/#technique"' in page.text
    assert f'href="/patients/{who}/sign-off/"' not in page.text
    assert desk.get(f"/patients/{who}/supervise/").status_code == 200
    marks = desk.get(f"/patients/{who}/visit/")
    assert 'id="technique"' in marks.text
    assert f"/patients/{who}/technique/" in marks.text
    for _ in range(3):
        story.train(story.specialist)
        story.sleep()
    assert f'href="/patients/{who}/sign-off/"' in desk.get("/visits/").text


def test_a_day_that_is_none_is_today(desk):
    for day in ("nonsense", "0001-01-01", "9999-12-31", ""):
        assert "Visits today" in text_of(desk.get(f"/visits/?day={day}"))


def test_an_address_is_shown_once_and_asked_without_a_sign_in(desk, story, place, client):
    desk.post(place, given(story))
    client.force_login(story.user)
    made = client.post("/calendar/")
    (link,) = re.findall(r"http://testserver(/calendar/[\w-]+\.ics)", made.text)
    assert link not in client.get("/calendar/").text
    client.logout()
    answer = client.get(link)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "Supervised visit"
    client.force_login(story.user)
    client.post("/calendar/", {"end": "yes"})
    client.logout()
    assert client.get(link).status_code == 404


def test_a_preparing_patient_sees_the_visit_too(db, client):
    story = Story()
    client.force_login(story.clinician)
    fields = given(story)
    client.post(f"/patients/{story.patient.id}/appointments/", fields)
    client.force_login(story.user)
    assert "Your next supervised visit" in text_of(client.get("/today/"))
