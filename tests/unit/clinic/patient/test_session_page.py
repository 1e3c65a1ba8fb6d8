"""The session's page before a script has done anything."""

import json
import re

import pytest
from tests.unit.clinic.reading import answer

from corset.clinic.components.kept import FRAMES, HANDED, KEY, TOKEN
from corset.services.therapy.training.technique import note_technique


@pytest.fixture
def page(phone):
    answer(phone)
    phone.post("/session/", {"kind": "main"})
    return phone.get("/session/").content.decode()


def test_each_stage_shows_the_exercise_as_it_is_drawn_everywhere(page):
    stages = re.findall(r'data-stage-of="([\w-]+)".*?<(img|svg)\s+class="figure"', page, re.DOTALL)
    assert len(stages) > 2
    assert {kind for _, kind in stages} == {"img"}


def test_cautions_come_first_of_what_is_read_before_the_start(page):
    parts = ("name", "cautions", "position", "steps", "breathing")
    places = [page.index(f"data-intro-{part}") for part in parts]
    assert places == sorted(places)
    assert not re.search(r'class="[^"]*quiet[^"]*"\s+data-intro-cautions', page)


def test_every_question_can_be_sent_by_keyboard_and_every_screen_has_a_place_for_the_focus(page):
    assert re.findall(r'data-send="(\w+)"', page) == ["pain", "effort", "severity"]
    assert page.count("data-focus") > 7


def data_of(page):
    (found,) = re.findall(
        r'<script id="session" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    return json.loads(found)


def test_what_is_handed_is_data_whatever_somebody_wrote(phone, story, page):
    sly = "</script><script>alert(1)</script><!-- & \u2028 ü"
    exercise = data_of(page)["exercises"][0]["id"]
    note_technique(by=story.specialist, patient_id=story.patient.id, exercise=exercise, words=sly)
    again = phone.get("/session/").text
    assert data_of(again)["exercises"][0]["hint"]["words"] == sly
    assert "alert(1)<" not in again


def test_the_frame_is_made_once_and_what_is_handed_for_each_request(phone, story, page):
    """Shown again or made anew, it says the same, and knows what was reported since."""
    before = data_of(page)
    story.must(story.user, "warm_up")
    story.must(story.user, "start_exercise", exercise=before["exercises"][0]["id"])
    kept = phone.get("/session/").text
    FRAMES.clear()
    anew = phone.get("/session/").text
    request = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"now":"[^"]+"')
    assert request.sub("", kept) == request.sub("", anew)
    assert data_of(kept)["warmed_up"]
    assert data_of(kept)["exercises"][0]["status"] == "current"
    assert not before["warmed_up"]
    assert not any(mark in text for mark in (HANDED, str(KEY), TOKEN) for text in (kept, anew))
