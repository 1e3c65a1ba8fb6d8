"""What patients are told of a load: one plain sentence on the exercise's own page, or nothing."""

import re

import pytest
from tests.story import Story

from corset.programme import advises_on_medicine
from corset.services.loads.atlas import WORDS
from corset.services.therapy.patients.enrolment import intake_of

SENTENCE = "to compare exercises by"
ALARM = re.compile(r"danger|break|fail|damage|harm|safe|risk|newton|kN|\d", re.IGNORECASE)


@pytest.fixture
def story(db):
    story = Story().bring_home()
    known = intake_of(by=story.clinician, patient_id=story.patient.id)
    basis = {"regions": list(known.regions), "stage": known.stage, "damage": known.damage.value}
    lists = {"conditions": [], "painkillers": [], "rest_pain": 1, "age": 45}
    body = {"sex": "female", "height_m": 1.7, "mass_kg": 70}
    story.must(story.clinician, "record_intake", **basis, **lists, **body)
    return story


def page_of(client, exercise):
    return client.get(f"/exercises/{exercise}").content.decode()


def test_a_patient_reads_it_where_the_exercise_is_explained(client, story):
    client.force_login(story.user)
    text = page_of(client, "L1")
    assert "less than standing does" in text
    assert SENTENCE in text
    assert "if it hurts, stop" in text


def test_of_an_exercise_for_the_neck_nothing_is_said(client, story):
    client.force_login(story.user)
    assert SENTENCE not in page_of(client, "C1")


def test_nobody_else_is_told(client, story):
    assert SENTENCE not in page_of(client, "L1")
    client.force_login(story.clinician)
    assert SENTENCE not in page_of(client, "L1")


def test_of_an_unknown_body_nothing_is_said(client, db):
    client.force_login(Story().bring_home().user)
    assert SENTENCE not in page_of(client, "L1")


def test_the_day_leads_to_the_explanation_but_not_to_what_is_barred(client, story, monkeypatch):
    for module in ("training.today", "training.session", "commands.submission"):
        monkeypatch.setattr(
            f"corset.services.therapy.{module}.present", lambda now: now or story.now
        )
    client.force_login(story.user)
    assert 'href="/exercises/L3"' in client.get("/today/").content.decode()
    story.train(pain={"L3": 7})
    text = client.get("/today/").content.decode()
    assert 'href="/exercises/L3"' not in text
    assert 'href="/exercises/L1"' in text


@pytest.mark.parametrize("words", [words for _, words in WORDS])
def test_the_words_neither_count_nor_frighten_nor_promise(words):
    assert not ALARM.search(words)
    assert not advises_on_medicine(words)
