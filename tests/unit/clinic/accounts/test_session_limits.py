"""Who was away too long is signed out, and no browser keeps what was theirs."""

import re

import pytest
from django.test import Client
from tests.story import account

from corset.clinic.accounts import session_limits
from corset.people.models import Role

LIST, LOGIN = "/patients/", "/accounts/login/"


@pytest.fixture
def passing(monkeypatch):
    """A clock that a test moves."""
    now = [1_000_000.0]
    monkeypatch.setattr(session_limits, "time", lambda: now[0])

    def wait(minutes: float) -> None:
        now[0] += 60 * minutes

    return wait


@pytest.fixture
def doctor(client, db, passing):
    client.force_login(account(Role.CLINICIAN, "vera"))
    return client


def is_in(client, **headers) -> bool:
    return client.get(LIST, headers=headers).status_code == 200


def test_staff_who_are_there_stay_signed_in_for_half_a_day(doctor, passing):
    for _ in range(35):
        passing(20)
        assert is_in(doctor)
    passing(25)
    assert not is_in(doctor)


def test_staff_who_were_away_for_half_an_hour_sign_in_anew(doctor, passing):
    passing(29)
    assert is_in(doctor)
    passing(31)
    answer = doctor.get(LIST)
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, LOGIN)
    assert not is_in(doctor)


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(doctor, passing):
    for _ in range(3):
        passing(9)
        assert is_in(doctor, **{session_limits.UNATTENDED: "yes"})
    passing(9)
    assert not is_in(doctor, **{session_limits.UNATTENDED: "yes"})


@pytest.mark.parametrize("address", ["/today/", "/check/", LOGIN])
def test_what_a_page_asks_by_itself_takes_no_forms_token_away(phone, address):
    """A browser that lost its token is given one by the page that a person opens, by no other."""
    asked = phone.get(address, headers={"X-Unattended": "yes"})
    assert asked.status_code in {200, 302}
    assert "csrftoken" not in asked.cookies
    opened = phone.get(address)
    assert opened.status_code == 302 or "csrftoken" in opened.cookies


def test_every_page_that_asks_by_itself_says_so():
    from corset.clinic import settings

    pages = [p.read_text() for p in (settings.HERE / "templates").rglob("*.html")]
    asking = [text for text in pages if "every " in text and "hx-trigger" in text]
    assert len(asking) == 3
    assert all(session_limits.UNATTENDED in text for text in asking)


def test_patients_stay_signed_in_for_a_month(passing, phone):
    phone.get("/today/")
    passing(60 * 24 * 29)
    assert phone.get("/today/").status_code == 200
    passing(60 * 24 * 31)
    assert phone.get("/today/").status_code == 302


def test_a_clinic_says_how_long_staff_may_be_away(doctor, passing, settings):
    settings.STAFF_IDLE_MINUTES = 5
    passing(6)
    assert not is_in(doctor)


@pytest.mark.parametrize("page", ["/today/", "/check/", "/session/", "/learn/", "/sheet.pdf"])
def test_no_browser_keeps_a_page_of_somebody_who_is_signed_in(phone, page):
    assert "no-store" in phone.get(page)["Cache-Control"]


def test_on_leaving_the_browser_forgets_what_it_kept(phone):
    answer = phone.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert "no-store" in answer["Cache-Control"]
    assert "Clear-Site-Data" not in phone.get(LOGIN)


def test_everybody_sees_where_they_are_signed_in_and_ends_the_others(client, db):
    user = account(Role.CLINICIAN, "vera")
    user.set_password("slow and smooth")
    user.save()
    fields = {"login": user.email, "password": "slow and smooth"}
    other = Client(HTTP_USER_AGENT="A forgotten browser")
    for browser in (other, client):
        assert browser.post(LOGIN, fields).status_code == 302
    proof = client.post("/accounts/reauthenticate/", {"password": "slow and smooth"})
    assert proof.status_code == 302
    page = client.get("/accounts/sessions/").content.decode()
    assert page.count("roster-line") == 2
    assert "A forgotten browser" in page
    forgotten = re.search(r'name="one"\s+value="(\d+)"', page)[1]
    client.post("/accounts/sessions/", {"one": forgotten})
    assert not is_in(other)
    assert other.post(LOGIN, fields).status_code == 302
    client.post("/accounts/sessions/")
    assert not is_in(other)
    assert is_in(client)
    assert "signed in nowhere else" in client.get("/accounts/sessions/").content.decode()
