"""A kept page says what a page made anew would say, whatever has happened in between."""

import re
from datetime import timedelta

import pytest
from django.utils.translation import override
from tests.story import Story

from corset.clinic.components.kept import KEY, PAGES, TOKEN, KeptPages
from corset.clinic.templatetags import desk
from corset.people.models import Patient
from corset.record.models import LogCheck
from corset.services.people.access import OPERATOR
from corset.services.therapy.training.lessons import read_lesson
from corset.services.therapy.training.technique import (
    note_technique,
    take_back_note,
    technique_notes,
)
from corset.services.therapy.training.today import today
from corset.services.therapy.training.variants import choose_variant
from corset.simulation.therapy import Performance

TODAY = "/today/"
OF_THE_REQUEST = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|name=\"csrfmiddlewaretoken\" value=\"\w+\"")


@pytest.fixture(autouse=True)
def empty():
    PAGES.clear()


def says(page):
    return OF_THE_REQUEST.sub("", page.content.decode())


def look(phone):
    """Return what the page says; kept or made anew, it is the same."""
    shown = says(phone.get(TODAY))
    PAGES.clear()
    assert shown == says(phone.get(TODAY))
    return shown


def test_a_page_is_made_once_and_each_request_has_its_own_token_and_key(phone, monkeypatch):
    first = phone.get(TODAY)
    monkeypatch.setattr("corset.clinic.patient.views.today.day_seen", None)
    second = phone.get(TODAY)
    assert says(first) == says(second)
    assert OF_THE_REQUEST.findall(first.content.decode()) != OF_THE_REQUEST.findall(
        second.content.decode()
    )
    for page in (first, second):
        assert str(KEY) not in page.content.decode()
        assert TOKEN not in page.content.decode()


def test_whatever_is_decided_in_a_therapy_is_on_the_page_at_once(phone, story):
    seen = [look(phone)]
    for pain in ({}, {"L1": 6}, {"L1": 9}, {}):
        story.check()
        seen.append(look(phone))
        story.therapy.begin(story.user.actor)
        seen.append(look(phone))
        story.therapy.perform_all(
            story.user.actor, {name: Performance(nrs=nrs) for name, nrs in pain.items()}
        )
        seen.append(look(phone))
        story.sleep()
        seen.append(look(phone))
    story.must(story.user, "report_emergency")
    seen.append(look(phone))
    story.must(story.clinician, "withdraw")
    seen.append(look(phone))
    assert len(set(seen)) > len(seen) / 2


def test_time_alone_changes_the_page(phone, story):
    story.check()
    seen = {look(phone)}
    for later in (timedelta(hours=7), timedelta(hours=17), timedelta(days=3), timedelta(days=40)):
        story.now = story.now + later
        seen.add(look(phone))
    assert len(seen) >= 4


def test_what_is_kept_beside_the_log_changes_the_page(phone, story):
    seen = [look(phone)]
    who = {"by": story.specialist, "patient_id": story.patient.id}
    note_technique(exercise="L1", words="Mind the knee", now=story.now, **who)
    seen.append(look(phone))
    (note,) = technique_notes(**who)
    take_back_note(note=note.id, now=story.now, **who)
    seen.append(look(phone))
    told = today(by=story.user, patient_id=story.patient.id).lesson.id
    read_lesson(by=story.user, patient_id=story.patient.id, lesson=told)
    seen.append(look(phone))
    Patient.objects.filter(id=story.patient.id).update(timezone="Pacific/Auckland")
    seen.append(look(phone))
    assert "Mind the knee" in seen[1]
    assert "Mind the knee" not in seen[2]
    assert seen[3] != seen[2]


def test_another_variant_changes_the_page(client, db, monkeypatch):
    story = Story().prescribe("cervical")
    monkeypatch.setattr(
        "corset.services.therapy.training.today.present", lambda now: now or story.now
    )
    client.force_login(story.user)
    before = look(client)
    choose_variant(by=OPERATOR, patient_id=story.patient.id, variant="seated")
    assert look(client) != before


def test_a_log_that_was_found_broken_is_told_at_once(phone, story):
    before = look(phone)
    LogCheck.objects.filter(patient=story.patient.id).update(what="event", number=2)
    assert look(phone) != before
    assert "damaged" in look(phone)


def test_theme_and_language_and_person_have_pages_of_their_own(phone, story):
    phone.get(TODAY)
    phone.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in phone.get(TODAY).content.decode()
    assert story.user.email in phone.get(TODAY).content.decode()
    story.user.email = "another@example.org"
    story.user.save()
    assert "another@example.org" in phone.get(TODAY).content.decode()


def test_the_oldest_make_room_and_none_is_shown_for_ever(monkeypatch):
    pages, made = KeptPages(size=2), []

    def make(name):
        return lambda: made.append(name) or f"page of {name}"

    for name in ("a", "b", "a", "c", "a"):
        assert pages.get(name, make(name)) == f"page of {name}"
    assert made == ["a", "b", "c", "a"]
    monkeypatch.setattr("corset.clinic.components.kept.FOR_S", 0)
    pages.get("a", make("a"))
    assert made[-1] == "a"
    assert len(made) == 5


def test_a_line_of_a_story_is_drawn_once_and_anew_where_it_says_something_else(monkeypatch):
    drawn = []
    monkeypatch.setattr(desk, "part", lambda _, context: drawn.append(context.told) or "drawn")
    desk.STORY.clear()
    for told in ("trained", "trained", "rested"):
        assert desk.told_line(told) == "drawn"
    with override("de"):
        desk.told_line("trained")
    assert drawn == ["trained", "rested", "trained"]
