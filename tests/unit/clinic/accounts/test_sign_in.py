"""Wrong passwords make one client wait for one account, and keep nobody else out."""

from time import time

import pytest
from tests.story import account

from corset.clinic.accounts.limits import RATES
from corset.people.models import Letter, Role

LOGIN = "/accounts/login/"
PASSWORD = "slow and smooth"


def member(name):
    user = account(Role.CLINICIAN, name)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def limited(db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": RATES}
    return member("vera")


def tries(client, password, address="192.0.2.1", login="vera@example.org"):
    return client.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=address)


def test_the_sixth_try_waits_a_minute_and_says_so(client, limited):
    for _ in range(5):
        assert "Too many" not in tries(client, "wrong").content.decode()
    assert "Wait a minute and try again." in tries(client, PASSWORD).content.decode()


def test_waits_grow(client, limited, monkeypatch):
    now = [time()]
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: now[0])
    for _ in range(10):
        tries(client, "wrong")
        now[0] += 61 / 5
    assert "in 15 minutes at the latest" in tries(client, "wrong").content.decode()


def test_a_stranger_elsewhere_locks_nobody_out(client, limited):
    for _ in range(12):
        tries(client, "wrong", address="198.51.100.7")
    assert tries(client, PASSWORD).status_code == 302


def test_wrong_passwords_for_one_account_leave_the_others_of_the_house_alone(client, limited):
    member("jo")
    for _ in range(12):
        tries(client, "wrong")
    assert tries(client, PASSWORD, login="jo@example.org").status_code == 302


def test_tries_are_counted_in_the_database(client, limited):
    from django.core.cache import cache
    from django.core.cache.backends.db import DatabaseCache

    assert isinstance(cache._connections[cache._alias], DatabaseCache)


def test_a_stranger_gets_no_letter_that_offers_to_sign_up(client, db):
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert not Letter.objects.exists()
