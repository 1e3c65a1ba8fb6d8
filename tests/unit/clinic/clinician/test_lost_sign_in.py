"""A lost sign-in keeps what was typed: sign in again, and the form comes back filled."""

import pytest
from django.conf import settings
from django.test import Client
from tests.story import Story, account
from tests.unit.clinic.clinician.forms_of import fields
from tests.unit.clinic.reading import text_of

from corset.people.models import Role
from corset.services.therapy.patients.enrolment import intake_of

PASSWORD = "slow and smooth"


@pytest.fixture
def story(db):
    story = Story().prescribe()
    for one in (story.clinician, account(Role.CLINICIAN, "jo")):
        one.set_password(PASSWORD)
        one.save()
    return story


def sign_in(desk, where, login="vera@example.org"):
    page = desk.get(where)
    token = {"csrfmiddlewaretoken": desk.cookies[settings.CSRF_COOKIE_NAME].value}
    desk.post(where, {"login": login, "password": PASSWORD, **token})
    return page


def typed_and_lost(story, lost):
    """Fill an intake in, lose these cookies, press Record; return the browser and the answer."""
    desk, page = Client(enforce_csrf_checks=True), f"/patients/{story.patient.id}/intake/"
    desk.force_login(story.clinician)
    sent = fields(desk.get(page), mass_kg="83")
    for name in lost:
        del desk.cookies[name]
    return desk, page, desk.post(page, sent)


@pytest.mark.parametrize("lost", [["sessionid"], ["sessionid", "csrftoken"]])
def test_a_filled_intake_comes_back_after_the_sign_in(story, lost):
    desk, page, answer = typed_and_lost(story, lost)
    assert answer.status_code == 302
    assert "What you typed is kept" in text_of(sign_in(desk, answer.url))
    back = desk.get(page)
    assert fields(back)["mass_kg"] == ["83"]
    assert "what you typed" in text_of(back)
    assert desk.post(page, fields(back)).status_code == 302
    assert intake_of(by=story.clinician, patient_id=story.patient.id).mass_kg == 83


def test_a_lost_token_alone_leads_back_to_the_filled_form(story):
    desk, page, answer = typed_and_lost(story, ["csrftoken"])
    assert answer.url == page
    assert fields(desk.get(page))["mass_kg"] == ["83"]


def test_nobody_else_is_shown_it(story):
    desk, page, answer = typed_and_lost(story, ["sessionid"])
    sign_in(desk, answer.url, "jo@example.org")
    assert "83" not in desk.get(page).text


def test_nobody_plants_a_form(story):
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(f"/patients/{story.patient.id}/intake/", {"mass_kg": "83"})
    assert answer.status_code == 403
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
