"""Staff come nowhere without a second factor; patients and the demonstration do."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from tests.story import account

from corset.people.models import Role
from corset.services.clock import ahead

SET_UP = "/accounts/2fa/"
STAFF = (Role.CLINICIAN, Role.SPECIALIST, Role.ADMINISTRATOR)


@pytest.fixture
def required(settings, db):
    settings.SECOND_FACTOR = True


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("page", ["/", "/patients/", "/staff/", "/accounts/password/change/"])
def test_staff_without_one_are_led_to_set_it_up(client, required, role, page):
    client.force_login(account(role, "somebody"))
    answer = client.get(page)
    assert (answer.status_code, answer.url) == (302, SET_UP)
    assert "staff sign in with one" in client.get(SET_UP).content.decode()


def test_the_interface_says_so_too(client, required):
    client.force_login(account(Role.SPECIALIST, "somebody"))
    answer = client.post("/api/session/", {}, content_type="application/json")
    assert answer.status_code == 403
    assert "staff sign in with one" in answer.json()["problems"][0]["text"]


def test_staff_who_have_one_work(client, required):
    user = account(Role.CLINICIAN, "vera")
    secret = {"secret": generate_totp_secret()}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=secret)
    client.force_login(user)
    assert client.get("/patients/").status_code == 200


def test_recovery_codes_alone_are_none(client, required):
    user = account(Role.CLINICIAN, "vera")
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=user, type=codes, data={})
    client.force_login(user)
    assert client.get("/patients/").status_code == 302


def test_patients_need_none(phone, required):
    assert phone.get("/today/").status_code == 200


def test_staff_may_leave_and_see_the_emergency_page(client, required):
    client.force_login(account(Role.SPECIALIST, "somebody"))
    assert client.get("/emergency/").status_code == 200
    assert client.post("/accounts/logout/").status_code == 302


def test_a_demonstration_asks_for_none(client, required, monkeypatch):
    monkeypatch.setattr(ahead, "is_running", lambda: True)
    client.force_login(account(Role.CLINICIAN, "vera"))
    assert client.get("/patients/").status_code == 200


def test_the_pages_of_keys_and_sessions_open(client, db):
    user = account(Role.CLINICIAN, "vera")
    client.force_login(user)
    for page in (SET_UP, f"{SET_UP}webauthn/", "/accounts/sessions/"):
        assert client.get(page, follow=True).status_code == 200
