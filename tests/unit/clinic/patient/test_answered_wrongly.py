"""Every answer of a session can be given anew later; both are kept, and what counts is said."""

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.record.models import EventRow

ANSWERS = "/session/answers/"
OF_L1 = f"{ANSWERS}L1/"


@pytest.fixture
def trained(phone, story):
    """A session that went by with a little pain at one exercise."""
    story.train(pain={"L1": 2})
    return phone


def _told(story, name="PainReported", exercise="L1"):
    rows = EventRow.objects.filter(stream_id=story.patient.id, name=name).order_by("seq")
    return [row.data() for row in rows if row.data()["exercise"] == exercise]


def _state(story):
    return story.target.state


def test_what_was_answered_stands_there_in_words(trained, story):
    said = text_of(trained.get(ANSWERS))
    assert "Pain 2 of 10" in said
    story.do(story.user, "report_effort", exercise="L1", cr10=4)
    assert "Effort 4 of 10" in text_of(trained.get(ANSWERS))


def test_the_day_and_the_end_of_a_session_lead_there(trained):
    assert f'href="{ANSWERS}"' in trained.get("/today/").content.decode()
    assert f'href="{ANSWERS}"' in trained.get("/session/done/").content.decode()


def test_who_has_not_trained_is_led_nowhere(client, db):

    story = Story().prescribe()
    client.force_login(story.user)
    assert ANSWERS not in client.get("/today/").content.decode()
    assert "You have not trained yet" in text_of(client.get(ANSWERS))


def test_a_worse_pain_counts_at_once(trained, story):
    answered = trained.post(OF_L1, {"pain": "4"}, follow=True)
    assert "Kept" in text_of(answered)
    assert [told["nrs"] for told in _told(story)][-2:] == [2, 4]
    assert next(r for r in _state(story).session.results if r.exercise == "L1").nrs == 4


def test_a_smaller_pain_is_kept_beside_the_worse_one_and_the_page_says_what_counts(
    trained, story, settings
):
    settings.CLINIC_TELEPHONE = "+49 30 1234"
    trained.post(OF_L1, {"pain": "4"})
    said = text_of(trained.post(OF_L1, {"pain": "0"}, follow=True))
    assert [told["nrs"] for told in _told(story)][-3:] == [2, 4, 0]
    assert "The worst of them counts: pain 4 of 10." in said
    assert "tell your clinician" in said
    assert "Call your clinic: +49 30 1234" in said


def test_an_effort_is_answered_anew_alone(trained, story):
    pains = len(_told(story))
    said = text_of(trained.post(OF_L1, {"effort": "8"}, follow=True))
    assert "effort 8 of 10" in said
    assert len(_told(story)) == pains
    assert _told(story, "EffortReported")[-1]["cr10"] == 8


@pytest.mark.parametrize("nrs", ["6", "10", "77"])
def test_a_number_that_ends_things_is_asked_about_once_more(trained, story, nrs):
    before = len(_told(story))
    asked = trained.post(OF_L1, {"pain": nrs})
    said = text_of(asked)
    assert f"{nrs} of 10: is that right?" in said
    assert "stays out until your clinician has looked at it" in said
    assert len(_told(story)) == before
    sure = trained.post(OF_L1, {"pain": nrs, "sure": "on"}, follow=True)
    assert "Your clinician has been told." in text_of(sure)
    assert "L1" in _state(story).barred
    assert "severe_pain" in {alert.kind for alert in _state(story).alerts}


def test_the_warm_up_is_answered_anew_too(trained, story):
    warm_up = story.target.programme.warm_up.id
    said = text_of(trained.post(f"{ANSWERS}{warm_up}/", {"pain": "4"}, follow=True))
    assert "pain 4 of 10" in said
    assert _told(story, exercise=None)[-1]["placed"] is True


def test_nothing_chosen_keeps_nothing(trained, story):
    before = len(_told(story))
    answered = trained.post(OF_L1, {})
    assert answered.status_code == 422
    assert "Please choose a number." in text_of(answered)
    assert len(_told(story)) == before


def test_sent_twice_it_is_kept_once_and_another_answer_under_the_same_key_too(trained, story):
    before, key = len(_told(story)), "00000000-0000-4000-8000-000000000001"
    for nrs in ("3", "3", "5"):
        trained.post(OF_L1, {"pain": nrs, "key": key})
    assert [told["nrs"] for told in _told(story)[before:]] == [3, 5]


def test_what_was_not_in_the_session_is_not_there(trained):
    assert trained.get(f"{ANSWERS}C3/").status_code == 404
