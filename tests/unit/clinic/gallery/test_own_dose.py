"""Who is signed in with a plan reads the own dose where an exercise is explained, and no fright."""

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.services.loads.atlas import WORDS


def page_of(client, exercise):
    return text_of(client.get(f"/exercises/{exercise}"))


def _dose(story, exercise):
    state = story.target.state
    return next(p.repetitions for p in state.progress if p.exercise == exercise)


def test_a_patient_reads_the_own_dose_and_not_that_of_the_therapy(phone, story):
    story.train(pain={"L2": 4})
    said = page_of(phone, "L2")
    assert f"For you: {_dose(story, 'L2')} " in said
    assert "smaller and softer until" in said.lower()
    assert "a new plan starts at" not in said
    assert "20–25" not in said


def test_what_is_not_in_the_plan_is_not_to_be_done(phone):
    assert "This exercise is not in your plan" in page_of(phone, "C1")


def test_what_hurt_badly_has_no_dose(phone, story):
    story.train(pain={"L1": 7})
    said = page_of(phone, "L1")
    assert "It stays out until your clinician has looked at it." in said
    assert "For you" not in said


def test_the_page_leads_back_to_the_day(phone):
    assert 'href="/today/"' in phone.get("/exercises/L1").content.decode().partition("<h1>")[0]


def test_everybody_else_reads_the_dose_of_the_therapy(client, db):
    story = Story().bring_home()
    assert "a new plan starts at" in page_of(client, "L1")
    client.force_login(story.clinician)
    assert "a new plan starts at" in page_of(client, "L1")


@pytest.mark.parametrize("exercise", ["L1", "L2", "L3", "L4"])
def test_no_patient_is_frightened_by_a_load(phone, story, exercise, monkeypatch):
    for words in (words for _, words in WORDS[2:]):
        monkeypatch.setattr(
            "corset.services.loads.own_load.words_of", lambda *_args, words=words: words
        )
        assert "bending" not in page_of(phone, exercise)
