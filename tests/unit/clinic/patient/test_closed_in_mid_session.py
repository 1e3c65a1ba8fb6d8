"""What closed the day while somebody trained, or after it, is named on every page it closed."""

import pytest
from tests.unit.clinic.reading import answer, text_of


@pytest.fixture
def in_mid_session(phone, story):
    """A session whose first exercise was begun."""
    story.check()
    story.must(story.user, "start_session")
    story.must(story.user, "warm_up", seconds=300)
    story.must(story.user, "start_exercise", exercise="L1")
    return phone


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"temperature_c": "38,6"}, "Fever: training stays closed today."),
        ({"fever": "yes"}, "Fever: training stays closed today."),
        ({"new_sign": "yes"}, "Training is paused"),
    ],
)
def test_a_fever_in_mid_session_is_named_at_its_end_and_on_the_day(in_mid_session, told, said):
    answer(in_mid_session, **told)
    assert said in text_of(in_mid_session.get("/session/done/"))
    today = text_of(in_mid_session.get("/today/"))
    assert said in today
    assert "The next one is tomorrow." not in today


def test_a_fever_after_the_session_is_named_on_the_day(phone, story):
    story.train()
    answer(phone, temperature_c="38,6")
    assert "Fever: training stays closed today." in text_of(phone.get("/today/"))


def test_a_day_that_went_well_says_so_and_nothing_else(phone, story):
    story.train()
    text = text_of(phone.get("/today/"))
    assert "Day 4, done. One session a day is right." in text
    assert "Why" not in text
