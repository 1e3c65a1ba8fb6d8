"""What is not there, not open or not readable: said in the clinic's words, with whom to call."""

import pytest
from django.conf import settings
from django.test import Client

from corset.clinic.gateway.refusals import FORBIDDEN, MISSING, STALE, UNREADABLE


def said_by(answer):
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert f"tel:{settings.EMERGENCY_NUMBER}" in page
    return page


def test_an_address_that_leads_nowhere(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert MISSING.text in said_by(answer)


def test_a_page_that_is_not_open_to_whom_asks(phone):
    answer = phone.get("/staff/")
    assert answer.status_code == 403
    assert FORBIDDEN.text in said_by(answer)


def test_a_form_of_another_sign_in(story):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(story.user)
    answer = browser.post("/check/", {"rest_pain": "2"})
    assert answer.status_code == 403
    assert STALE.text in said_by(answer).replace("&#x27;", "'")


@pytest.mark.django_db
def test_a_host_that_is_none_of_the_clinic_s(client):
    answer = client.get("/accounts/login/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert UNREADABLE.text in said_by(answer)


def test_the_api_says_it_in_its_own_shape(phone):
    answer = phone.get("/api/nowhere/")
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["text"] == MISSING.text
