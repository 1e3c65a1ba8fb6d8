"""Another posture on the pages: chosen by the player, named wherever the exercise is."""

import json
import re
from uuid import uuid4

import pytest
from tests.story import Story
from tests.unit.clinic.reading import answer, text_of

from corset.people.models import Patient
from corset.services.bundle.compilation import compile_figures

CHAIR = "Sit right back on a chair, your back straight against its back"


@pytest.fixture
def begun(db):
    """A patient with a sick neck, before the first workout."""
    return Story().prescribe("cervical")


def choose(client, variant, **more):
    body = json.dumps({"variant": variant, **more})
    return client.post("/api/variant/", body, content_type="application/json")


def remembered(story):
    return Patient.objects.get(id=story.patient.id).variant


def test_a_patient_chooses_and_the_day_and_the_plan_name_it(phone, story):
    assert choose(phone, "seated").status_code == 204
    assert remembered(story) == "seated"
    assert text_of(phone.get("/today/")).count("sitting, each side") == 1
    phone.force_login(story.clinician)
    assert "sitting, each side" in text_of(phone.get(f"/patients/{story.patient.id}/"))


def test_staff_say_whose_choice_it_is(desk, story):
    assert choose(desk, "seated").status_code == 422
    assert choose(desk, "seated", patient=str(uuid4())).status_code == 404
    assert choose(desk, "seated", patient=str(story.patient.id)).status_code == 204
    assert remembered(story) == "seated"


def test_what_there_is_not_is_answered(phone, story):
    assert choose(phone, "lying").status_code == 404
    assert choose(phone, "x" * 65).status_code == 422
    assert choose(phone, None).status_code == 422
    assert remembered(story) == ""


def test_the_player_is_handed_both_and_what_was_chosen(desk, story):
    compile_figures()
    choose(desk, "seated", patient=str(story.patient.id))
    address = f"/patients/{story.patient.id}/"
    answer(desk, f"{address}check/")
    desk.post(f"{address}supervise/", {"kind": "main"})
    page = desk.get(f"{address}supervise/").content.decode()
    handed = json.loads(
        re.search(r'<script id="session" type="application/json">(.*?)</script>', page)[1]
    )
    assert (handed["variant"], handed["vary"]) == ("seated", "/api/variant/")
    for exercise in handed["exercises"]:
        [seated] = exercise["variants"]
        clips = [exercise["figure"], seated["figure"], seated["reduced"]]
        assert len({clip["frames"] for clip in clips}) == len(clips)
        assert all(desk.get(clip["frames"]).status_code == 200 for clip in clips)


def test_the_exercises_page_shows_it(client, story):
    compile_figures()
    page = text_of(client.get("/exercises/C1"))
    assert page.count(CHAIR) == 2, "beside the words, and beside its figure"
    assert CHAIR not in text_of(client.get("/exercises/L1"))


def test_a_field_that_there_is_not_is_named(phone):
    answered = choose(phone, "seated", colour="red")
    assert answered.status_code == 422
    assert answered.json()["problems"] == [{"field": "colour", "text": "there is no such field"}]
