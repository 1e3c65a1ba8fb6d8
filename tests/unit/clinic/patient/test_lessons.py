"""What a patient is told, on the page of the day and on its own; two tabs do no harm."""

import re

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import ReadLesson, Role
from corset.services.library.programmes import installed
from corset.services.therapy.training.today import today

FORM = re.compile(r'name="lesson" value="(\w+)"')


def offered(page):
    """Return the lessons that a page lets somebody note as read."""
    return FORM.findall(page.content.decode())


def understood(phone, lesson, then="today"):
    return phone.post("/learn/", {"lesson": lesson, "then": then})


def test_the_day_tells_one_thing_and_then_the_next(phone):
    told = []
    while found := offered(phone.get("/today/")):
        assert len(found) == 1
        assert understood(phone, found[0]).url == "/today/"
        told += found
    assert len(told) == len(set(told)) > 2
    assert set(told) == set(ReadLesson.objects.values_list("lesson", flat=True))


def test_it_is_told_in_words_before_it_is_noted(phone):
    [lesson] = offered(phone.get("/today/"))
    said = installed().lessons[lesson].said
    text = text_of(phone.get("/today/"))
    assert said.title in text
    assert all(line in text for line in said.text)
    assert "Understood" in text


def test_understood_in_two_tabs_is_noted_once(phone):
    [lesson] = offered(phone.get("/today/"))
    assert [understood(phone, lesson).status_code for _ in range(2)] == [302, 302]
    assert ReadLesson.objects.filter(lesson=lesson).count() == 1
    assert offered(phone.get("/today/")) != [lesson]


def test_one_page_has_all_of_it_with_what_was_read(phone, story):
    views = today(by=story.user, patient_id=story.patient.id, now=story.now).lessons
    titles = [view.lesson.said.title for view in views]
    text = text_of(phone.get("/learn/"))
    assert all(title in text for title in titles)
    first = views[0].lesson
    assert understood(phone, first.id, then="").url == "/learn/"
    page = phone.get("/learn/")
    assert first.id not in offered(page)
    assert len(offered(page)) == len(titles) - 1
    assert f"{first.said.title} read" in text_of(page)
    assert f'data-reads="lesson-{first.id}-title lesson-{first.id}"' in page.content.decode()


def test_the_day_leads_to_it(phone):
    assert 'href="/learn/"' in phone.get("/today/").content.decode()


def test_a_neck_sees_a_head_circle_crossed_out_before_its_first_session(client, db):
    story = Story().prescribe("cervical")
    client.force_login(story.user)
    page = client.get("/today/").content.decode()
    [lesson] = offered(client.get("/today/"))
    assert f'aria-label="{installed().lessons[lesson].said.figure}"' in page
    assert 'class="cross"' in page


def test_others_see_none(phone):
    assert 'class="cross"' not in phone.get("/learn/").content.decode()


def test_there_is_something_to_read_while_the_plan_is_made(client, db):
    story = Story()
    client.force_login(story.user)
    assert "Your plan is being prepared." in text_of(client.get("/today/"))
    [lesson] = offered(client.get("/today/"))
    assert understood(client, lesson).url == "/today/"
    assert offered(client.get("/today/")) != [lesson]


@pytest.mark.parametrize("lesson", ["", "of-luck"])
def test_what_is_no_lesson_is_refused(phone, lesson):
    assert understood(phone, lesson).status_code == 404
    assert not ReadLesson.objects.exists()


def test_it_belongs_to_patients(client, db):
    assert client.get("/learn/").status_code == 302
    client.force_login(account(Role.CLINICIAN, "someone"))
    assert client.get("/learn/").status_code == 403
    assert understood(client, "x").status_code == 403


def test_those_who_treat_see_what_was_read(client, story):
    client.force_login(story.clinician)
    address = f"/patients/{story.patient.id}/"
    assert "Has not read a lesson yet." in text_of(client.get(address))
    views = today(by=story.user, patient_id=story.patient.id, now=story.now).lessons
    lesson = views[0].lesson
    ReadLesson.note(story.patient, lesson.id, at=story.now)
    said = f"Has read 1 of {len(views)} lessons: {lesson.said.title}."
    assert said in text_of(client.get(address))
