"""The session's page before a script has done anything."""

import re

import pytest
from tests.unit.clinic.reading import answer


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
