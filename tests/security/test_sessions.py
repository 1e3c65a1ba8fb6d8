"""Sessions: how one begins, who ends it, and what is proved anew in it (ASVS V7)."""

import pytest
from allauth.mfa.models import Authenticator
from tests.security.conftest import PASSWORD, Browser
from tests.story import account

from corset.cli import main
from corset.clinic import settings as clinic
from corset.people.models import Role, User
from corset.services.people import accounts

FACTOR, PROVE_FACTOR = "/accounts/2fa/authenticate/", "/accounts/2fa/reauthenticate/"
SET_UP = "/accounts/2fa/totp/activate/"
SENSITIVE = (
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/sessions/",
    SET_UP,
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/webauthn/add/",
)


def key(browser):
    return browser.cookies["sessionid"].value


@pytest.fixture
def command(monkeypatch, db):
    monkeypatch.setattr("corset.cli.people.account.set_up", lambda: None)
    return lambda *asked: main(["account", *asked])


def test_a_sign_in_begins_a_new_session(browser, anna):
    browser.get("/accounts/login/")
    browser.sign_in(anna)
    first = key(browser)
    browser.post("/accounts/logout/")
    browser.sign_in(anna)
    assert key(browser) != first


def test_a_session_that_somebody_laid_out_is_not_taken_over(browser, anna):
    browser.cookies["sessionid"] = "laidoutbysomebodyelse00000000000"
    browser.sign_in(anna)
    assert key(browser) != "laidoutbysomebodyelse00000000000"
    assert browser.is_in()


def test_a_proof_in_between_begins_a_new_key_and_ends_the_old_one(browser, anna):
    browser.sign_in(anna)
    before = key(browser)
    browser.prove()
    assert key(browser) != before
    old = Browser()
    old.cookies["sessionid"] = before
    assert "/accounts/login/" in old.get("/").url


def test_after_signing_out_the_key_opens_nothing(browser, anna):
    browser.sign_in(anna)
    kept = key(browser)
    browser.post("/accounts/logout/")
    thief = Browser()
    thief.cookies["sessionid"] = kept
    assert "/accounts/login/" in thief.get("/").url


@pytest.mark.parametrize("made_up", ["", "x", "0" * 32, "../../etc/passwd", '{"user": 1}'])
def test_a_key_that_the_clinic_did_not_give_opens_nothing(browser, made_up):
    browser.cookies["sessionid"] = made_up
    assert "/accounts/login/" in browser.get("/").url


def test_the_browser_holds_a_key_and_nothing_else():
    assert not hasattr(clinic, "SESSION_ENGINE")  # Django's own: rows of the database
    assert clinic.MESSAGE_STORAGE.endswith("session.SessionStorage")


@pytest.mark.parametrize("page", SENSITIVE)
def test_nothing_of_the_sign_in_is_changed_without_the_password(browser, anna, page):
    browser.sign_in(anna)
    for method in ("get", "post"):
        answer = getattr(browser, method)(page)
        assert answer.url == f"/accounts/reauthenticate/?next={page.replace('/', '%2F')}"


def test_who_has_a_factor_proves_it_too(browser, vera, app):
    browser.sign_in(vera)
    browser.post(FACTOR, {"code": app.code()})
    browser.prove()
    page = "/accounts/2fa/totp/deactivate/"
    assert browser.get(page).url.startswith(PROVE_FACTOR)
    app.wait()
    assert browser.post(PROVE_FACTOR, {"code": app.code()}).status_code == 302
    assert browser.get(page).status_code == 200


def test_a_wrong_password_proves_nothing(browser, anna):
    browser.sign_in(anna)
    assert browser.prove("wrong").status_code == 200
    assert browser.get("/accounts/email/").status_code == 302


def test_a_proof_is_good_for_five_minutes(browser, anna, monkeypatch):
    browser.sign_in(anna)
    browser.prove()
    assert browser.get("/accounts/email/").status_code == 200
    from time import time

    monkeypatch.setattr("corset.clinic.accounts.reauthentication.time", lambda: time() + 60 * 5 + 1)
    assert browser.get("/accounts/email/").status_code == 302


def test_a_new_password_ends_every_other_session(browser, anna):
    other = Browser()
    other.sign_in(anna)
    browser.sign_in(anna)
    browser.prove()
    new = {"password1": "ein Igel geht weit", "password2": "ein Igel geht weit"}
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    assert browser.is_in()
    assert "/accounts/login/" in other.get("/").url


def test_a_factor_that_goes_ends_every_other_session(browser, vera, app):
    other = Browser()
    other.sign_in(vera)
    other.post(FACTOR, {"code": app.code()})
    assert other.get("/patients/").status_code == 200
    app.wait()
    browser.sign_in(vera)
    browser.post(FACTOR, {"code": app.code()})
    browser.prove()
    app.wait()
    browser.post(PROVE_FACTOR, {"code": app.code()})
    assert browser.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()
    assert browser.get("/patients/").status_code == 200
    assert "/accounts/login/" in other.get("/patients/").url


def test_an_account_that_is_closed_or_gone_is_signed_out(browser, anna):
    browser.sign_in(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert "/accounts/login/" in browser.get("/").url
    User.objects.filter(pk=anna.pk).update(is_active=True)
    browser.sign_in(anna)
    anna.delete()
    assert "/accounts/login/" in browser.get("/").url


def test_the_operator_signs_one_out_or_everybody(browser, anna, vera, command, capsys):
    other = Browser()
    for one, user in ((browser, anna), (other, vera)):
        one.sign_in(user)
    assert command("sign-out", "Anna@example.org") == 0
    assert not browser.is_in()
    assert other.is_in()
    assert command("sign-out", "--everybody") == 0
    assert not other.is_in()
    assert "1 sessions ended" in capsys.readouterr().out


def test_the_operator_closes_an_account_and_opens_it(browser, anna, command):
    browser.sign_in(anna)
    assert command("close", anna.email) == 0
    assert not browser.is_in()
    browser.sign_in(anna)
    assert not browser.is_in()
    assert command("open", anna.email) == 0
    browser.sign_in(anna)
    assert browser.is_in()


def test_who_has_lost_a_factor_sets_one_up_again(browser, vera, app, command, settings):
    settings.SECOND_FACTOR = True
    assert command("forget-factors", vera.email) == 0
    assert not Authenticator.objects.exists()
    browser.sign_in(vera)
    assert browser.get("/patients/").url == "/accounts/2fa/"


def test_what_the_command_cannot_do_is_one_line(command, capsys):
    assert command("close", "nobody@example.org") == 2
    said = capsys.readouterr().err
    assert "no account of “nobody@example.org”" in said
    assert said.count("\n") == 1
    assert command("close", "--everybody") == 2


def test_nothing_is_ended_of_others(browser, anna, vera):
    browser.sign_in(anna)
    with pytest.raises(accounts.NoSuchAccount):
        accounts.close("")
    accounts.sign_out(vera.email)
    assert browser.is_in()


def test_nobody_is_signed_in_by_opening_a_page(db):
    account(Role.PATIENT, "anna")
    for page in ("/", "/accounts/login/", "/emergency/", "/exercises"):
        stranger = Browser()
        stranger.get(page)
        assert "sessionid" not in stranger.cookies
