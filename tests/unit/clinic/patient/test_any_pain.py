"""What any pain ends says so wherever it is read, and nothing else does (I9)."""

import pytest
from tests.story import Story
from tests.unit.clinic.reading import answer, text_of

from corset.services.sheets import sheet

SAID = "Any pain at all ends this exercise for today."
SLIGHT = "It hurts a little (1–2)"


@pytest.fixture
def region():
    return "cervical"


@pytest.fixture
def begun(db, region):
    """A patient before the first workout; the neck is sick, unless a test says otherwise."""
    return Story().prescribe(region)


def session(desk, story):
    address = f"/patients/{story.patient.id}/"
    answer(desk, f"{address}check/")
    desk.post(f"{address}supervise/", {"kind": "main"})
    return desk.get(f"{address}supervise/").content.decode()


def test_the_days_list_and_the_plan_say_it_once(client, story):
    client.force_login(story.user)
    assert text_of(client.get("/today/")).count("any pain ends it for today") == 1
    client.force_login(story.clinician)
    plan = text_of(client.get(f"/patients/{story.patient.id}/"))
    assert plan.count("any pain ends it for the day") == 1


def test_the_exercises_page_says_it(client, story):
    assert text_of(client.get("/exercises/C3")).count(SAID) == 1
    assert SAID not in text_of(client.get("/exercises/C1"))


def test_the_sheet_says_it(story):
    printed = sheet(by=story.clinician, patient_id=story.patient.id, now=story.now)
    assert [one.stops for one in printed.exercises if one.stops] == [SAID]


def test_the_player_has_a_button_for_slight_pain(desk, story):
    page = session(desk, story)
    assert page.count('data-pain="slight"') == 1
    assert SLIGHT in page
    assert f'<p id="any-pain">{SAID}</p>' in page


@pytest.mark.parametrize("region", ["lumbar"])
def test_a_session_without_such_an_exercise_has_none(desk, story):
    assert 'data-pain="slight"' not in session(desk, story)
