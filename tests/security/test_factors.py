"""Second factors, letters that set a password anew, what both are made of (ASVS V6.3 to 6.6)."""

import random
import re
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from allauth.account import app_settings as account_settings
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from tests.security.conftest import PASSWORD, Browser
from tests.story import MORNING

from corset.people.invitations import VALID_FOR
from corset.people.models import Invitation, Letter, Role

FACTOR = "/accounts/2fa/authenticate/"
RESET = "/accounts/password/reset/"


def link(letter):
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", letter.body)[1]


def asked_anew(browser, user):
    """Ask for a letter, follow its link; return the page where a password is set."""
    browser.post(RESET, {"email": user.email})
    return browser.get(link(Letter.objects.latest("pk"))).url


def test_a_password_alone_opens_nothing_where_there_is_a_factor(browser, vera, app):
    assert browser.sign_in(vera).url == FACTOR
    assert "/accounts/login/" in browser.get("/patients/").url
    assert browser.post(FACTOR, {"code": app.code()}).status_code == 302
    assert browser.get("/patients/").status_code == 200


def test_a_code_is_taken_once(browser, vera, app):
    browser.sign_in(vera)
    code = app.code()
    assert browser.post(FACTOR, {"code": code}).status_code == 302
    other = Browser()
    other.sign_in(vera)
    assert other.post(FACTOR, {"code": code}).status_code == 200
    app.wait()
    assert other.post(FACTOR, {"code": app.code()}).status_code == 302


def test_a_code_lasts_thirty_seconds(browser, vera, app):
    assert (mfa_settings.TOTP_PERIOD, mfa_settings.TOTP_TOLERANCE) == (30, 0)
    browser.sign_in(vera)
    code = app.code()
    app.wait(30)
    assert browser.post(FACTOR, {"code": code}).status_code == 200


def test_codes_cannot_be_tried_without_end(browser, vera, app, limited):
    browser.sign_in(vera)
    wrong = "000000" if app.code() != "000000" else "000001"
    for _ in range(5):
        browser.post(FACTOR, {"code": wrong})
    assert browser.post(FACTOR, {"code": app.code()}).status_code == 200


def test_there_are_no_codes_on_paper_to_be_kept(browser, vera, app):
    """The library would keep them readable; `corset account` helps who has lost a factor."""
    assert "recovery_codes" not in mfa_settings.SUPPORTED_TYPES
    browser.sign_in(vera)
    browser.post(FACTOR, {"code": app.code()})
    assert not Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).exists()
    assert browser.get("/accounts/2fa/recovery-codes/").status_code == 404


def test_codes_that_an_earlier_version_kept_are_forgotten(vera, app):
    from django.apps import apps

    forgetting = import_module("corset.people.migrations.0008_no_codes_on_paper")
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=vera, type=codes, data={"seed": "x", "used_mask": 0})
    forgetting.forget(apps, SimpleNamespace(connection=connection))
    assert [one.type for one in Authenticator.objects.all()] == [Authenticator.Type.TOTP]


def test_the_secret_of_a_factor_is_not_in_the_database(app):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mfa_authenticator")
        rows = str(cursor.fetchall())
    assert "fernet:" in rows
    assert app.secret not in rows
    assert app.factor.validate_code(app.code())


def test_with_another_key_of_the_clinic_it_is_worth_nothing(app, settings):
    from cryptography.fernet import InvalidToken

    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        app.factor.validate_code(app.code())


def test_one_kept_by_an_earlier_version_is_still_read(app):
    app.factor.instance.data["secret"] = app.secret
    assert app.factor.validate_code(app.code())


def test_a_password_set_anew_signs_nobody_in_and_leaves_the_factor(browser, vera, app):
    page = asked_anew(browser, vera)
    new = {"password1": "ein Igel geht weit", "password2": "ein Igel geht weit"}
    assert browser.post(page, new).status_code == 302
    assert "/accounts/login/" in browser.get("/patients/").url
    assert browser.sign_in(vera, "ein Igel geht weit").url == FACTOR


def test_the_link_of_a_letter_lasts_an_hour_and_is_used_once(browser, anna, time_machine):
    browser.post(RESET, {"email": anna.email})
    there = link(Letter.objects.latest("pk"))
    page = browser.get(there).url
    browser.post(page, {"password1": "ein Igel geht weit", "password2": "ein Igel geht weit"})
    assert "This link holds no more" in Browser().get(there, follow=True).content.decode()
    anna.refresh_from_db()
    token = default_token_generator.make_token(anna)
    assert default_token_generator.check_token(anna, token)
    from django.utils.timezone import now

    time_machine.move_to(now() + timedelta(minutes=61))
    assert not default_token_generator.check_token(anna, token)


def test_an_invitation_is_a_link_that_ends_and_becomes_no_password(db):
    assert timedelta(days=14) >= VALID_FOR
    invitation, token = Invitation.issue(now=MORNING, role=Role.PATIENT, email="x@example.org")
    assert invitation.expires_at == MORNING + VALID_FOR
    assert len(token) >= 32
    assert "has expired" in Browser().get(f"/invited/{token}/").content.decode()


@pytest.mark.parametrize(
    ("what", "made"),
    [
        ("seed of codes", generate_totp_secret),
        ("key of a session", lambda: SessionStore()._get_new_session_key()),
        ("invitation", lambda: Invitation.issue(now=MORNING, role=Role.PATIENT)[1]),
    ],
)
def test_what_must_not_be_guessed_comes_from_no_seed(db, what, made):
    """Python's `random` gives the same again after the same seed; the system's source does not."""
    seen = set()
    for _ in range(20):
        random.seed(1)
        one = made()
        seen.add(one)
        assert len(one) * 5 >= 128, what  # at least five bits a letter
    assert len(seen) == 20


def test_the_ways_in_are_those_that_are_written_down(settings):
    """A password with a factor, a passkey, an invitation; no code by letter, no other's sign-in."""
    assert settings.AUTHENTICATION_BACKENDS == [
        "django.contrib.auth.backends.ModelBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ]
    assert not account_settings.LOGIN_BY_CODE_ENABLED
    assert not account_settings.PASSWORD_RESET_BY_CODE_ENABLED
    assert not account_settings.LOGIN_ON_PASSWORD_RESET
    assert not {"allauth.socialaccount", "allauth.headless", "allauth.idp"} & set(
        settings.INSTALLED_APPS
    )


def test_what_was_changed_of_an_account_is_written_to_its_owner(browser, anna):
    browser.sign_in(anna)
    browser.prove()
    new = {"password1": "ein Igel geht weit", "password2": "ein Igel geht weit"}
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    letter = Letter.objects.latest("pk")
    assert "password has been changed" in letter.body
    assert PASSWORD not in letter.body
