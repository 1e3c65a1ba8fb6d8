"""The list says what is due and why: nobody is forgotten who stopped, or waits for a decision."""

import re
from datetime import timedelta

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.people.models import Patient
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.patients.roster.pages import RosterFilter, roster
from corset.services.therapy.patients.roster.urgency import InboxGroup


@pytest.fixture
def story(db):
    story = Story().bring_home()
    story.train()
    return story


def row(story, days):
    now = story.now + timedelta(days=days)
    lines = roster(by=story.clinician, now=now)
    assert lines.rows[0].group == inbox(by=story.clinician, now=now)[0].group
    return lines.rows[0]


@pytest.mark.parametrize(
    ("days", "group", "away"),
    [
        (1, InboxGroup.GOING, 0),
        (2, InboxGroup.GOING, 2),
        (6, InboxGroup.GOING, 6),
        (7, InboxGroup.TOUCH, 7),
        (10, InboxGroup.TOUCH, 10),
        (14, InboxGroup.TOUCH, 14),
    ],
)
def test_days_without_training_are_marked(story, days, group, away):
    found = row(story, days)
    assert (found.group, found.away) == (group, away)


def test_who_stopped_is_said_in_a_sentence_with_what_follows(story):
    found = row(story, 10)
    assert found.headline == "No session for 10 days"
    assert found.next_due == "Call; doses begin again lower"
    assert "first session is supervised" in row(story, 30).next_due


def test_in_an_exacerbation_nobody_is_missed(story):
    story.must(story.clinician, "set_phase", phase="exacerbation")
    assert row(story, 10).away == 0


def test_acknowledged_is_not_decided(story, client):
    story.sleep()
    story.train(pain={"L3": 7})
    alert = story.target.last.state.alerts[0].id
    story.must(story.clinician, "acknowledge", alert=alert)
    found = row(story, 0)
    assert found.group is InboxGroup.ALERT
    assert found.headline == "An exercise is barred until you decide"
    assert found.next_due == "Correct the plan; seen by vera"
    story.must(story.clinician, "correct", exercise="L3", resolution="remove")
    assert row(story, 0).group is InboxGroup.GOING


@pytest.mark.parametrize(
    "words", ["berg", "1980-05-01", "1.5.1980", "01.05.1980", "0142", "030555", "anna 1980"]
)
def test_names_birth_dates_and_numbers_are_found(story, words):
    Patient.objects.filter(pk=story.patient.pk).update(phone="+49 30 555-0142")
    Patient.objects.filter(pk=story.patient.pk).update(phone="030 555-0142")
    found = roster(by=story.clinician, wanted=RosterFilter(words=words))
    assert [line.name for line in found.rows] == ["Anna Berg"]
    assert not roster(by=story.clinician, wanted=RosterFilter(words="1981-05-01")).rows


def test_filters_and_order_are_kept_in_the_address_and_names_are_not(story, client):
    client.force_login(story.clinician)
    asked = {"q": "berg", "region": "lumbar", "show": "", "sort": "name", "page": "1"}
    part = client.post("/patients/", asked, headers={"HX-Request": "true"})
    assert part["HX-Replace-Url"] == "/patients/?region=lumbar&sort=name"
    page = client.get("/patients/?region=lumbar&sort=name").text
    assert re.search(r'<option value="lumbar"\s+selected', page)
    assert re.search(r'<option value="name"\s+selected', page)
    assert "Anna Berg" in text_of(client.get("/patients/?region=lumbar"))
    assert "Nobody matches" in text_of(client.get("/patients/?region=cervical"))
    polled = {"HX-Request": "true", "X-Unattended": "yes"}
    assert "HX-Replace-Url" not in client.post("/patients/", asked, headers=polled)
