"""People with passwords and factors, for what is asked of sign-in."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from tests.story import account

from corset.clinic.accounts.limits import RATES
from corset.people.models import Role

PASSWORD = "slow and smooth"


@pytest.fixture
def vera(db):
    """A clinician with a password."""
    return _with_a_password(account(Role.CLINICIAN, "vera"))


@pytest.fixture
def anna(db):
    """A patient's account with a password; nobody's record."""
    return _with_a_password(account(Role.PATIENT, "anna"))


def _with_a_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def limited(settings):
    """Tries are counted, as in a clinic."""
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": RATES}


class Browser(Client):
    """A browser that signs in by the form, as people do."""

    def sign_in(self, user, password=PASSWORD):
        return self.post("/accounts/login/", {"login": user.email, "password": password})

    def prove(self, password=PASSWORD):
        return self.post("/accounts/reauthenticate/", {"password": password})

    def is_in(self):
        return "/accounts/login/" not in self.get("/").url


@pytest.fixture
def browser(db):
    return Browser()


class App:
    """An authenticator's app: its codes, and a clock that a test moves on."""

    def __init__(self, user, monkeypatch):
        self.secret = generate_totp_secret()
        self.factor = TOTP.activate(user, self.secret)
        self.now = [1_800_000_000.0]
        monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: self.now[0])

    def code(self):
        return format_hotp_value(hotp_value(self.secret, int(self.now[0]) // 30))

    def wait(self, seconds=30):
        self.now[0] += seconds


@pytest.fixture
def app(vera, monkeypatch):
    """The clinician's second factor."""
    return App(vera, monkeypatch)
