"""Passkeys with a real browser and an authenticator in it: at localhost, and behind HTTPS.

Not covered: keys of hardware, other browsers, and what a phone asks for in its own windows.
"""

import shutil

import pytest
from playwright.sync_api import expect
from tests.clinic_server import PASSWORD, served

pytestmark = pytest.mark.browser
STAFF, PATIENT = "vera@example.org", "anna@example.org"
SET_UP = "Set up a second factor or a passkey first"
INSIDE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""An authenticator as a phone has it: it keeps the key, and knows whose finger it is."""


@pytest.fixture
def clinic(request, founded, tmp_path):
    """The address of a clinic that asks staff for a second factor."""
    way = getattr(request, "param", "localhost")
    data = shutil.copytree(founded, tmp_path / "data")
    required = {"CORSET_SECOND_FACTOR": "on"}
    if way == "localhost":
        with served(data, "--no-worker", **required) as running:
            yield running.base.replace("127.0.0.1", "localhost")
        return
    start = request.getfixturevalue(way)
    behind = {"CORSET_HTTPS": "1", "CORSET_HOSTS": "localhost", **required}
    with served(data, "--no-worker", **behind) as running, start(running, tmp_path) as proxy:
        yield proxy.base


@pytest.fixture
def device(browser, clinic):
    """A page of a browser that has an authenticator, and a way to ask that."""
    context = browser.new_context(base_url=clinic, ignore_https_errors=True)
    context.set_default_timeout(20_000)
    page = context.new_page()
    told = context.new_cdp_session(page)
    told.send("WebAuthn.enable")
    key = told.send("WebAuthn.addVirtualAuthenticator", {"options": INSIDE})["authenticatorId"]
    yield page, lambda what, **more: told.send(f"WebAuthn.{what}", {"authenticatorId": key, **more})
    context.close()


def _give_password(page, who):
    page.goto("/accounts/login/")
    page.fill("input[name=login]", who)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit] >> nth=0")


def _add_a_passkey(page):
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.fill("input[name=name]", "Telephone")
    page.check("input[name=passwordless]")
    page.click("main .form-actions button")
    page.wait_for_url("**/accounts/2fa/")


def _leave_with_a_passkey(page):
    """Set one up as staff, and sign out."""
    _give_password(page, STAFF)
    page.get_by_text(SET_UP).wait_for()
    _add_a_passkey(page)
    page.context.clear_cookies()


@pytest.mark.parametrize("clinic", ["localhost", "nginx", "caddy"], indirect=True)
def test_staff_set_up_a_passkey_and_sign_in_with_nothing_else(clinic, device):
    page, authenticator = device
    _give_password(page, STAFF)
    page.get_by_text(SET_UP).wait_for()
    page.goto("/patients/")
    assert page.url == f"{clinic}/accounts/2fa/"

    _add_a_passkey(page)
    [kept] = authenticator("getCredentials")["credentials"]
    assert kept["rpId"] == "localhost"
    page.goto("/patients/")
    assert page.url == f"{clinic}/patients/"

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/patients/")
    assert authenticator("getCredentials")["credentials"][0]["signCount"] > kept["signCount"]


def test_a_password_alone_is_not_enough_any_more(clinic, device):
    page, authenticator = device
    _leave_with_a_passkey(page)

    authenticator("setUserVerified", isUserVerified=False)
    authenticator("setAutomaticPresenceSimulation", enabled=False)
    _give_password(page, STAFF)
    page.wait_for_url("**/2fa/authenticate/**")
    page.goto("/patients/")
    assert page.url == f"{clinic}/accounts/2fa/authenticate/"

    authenticator("setUserVerified", isUserVerified=True)
    authenticator("setAutomaticPresenceSimulation", enabled=True)
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/patients/")


def test_a_stranger_s_authenticator_opens_nothing(clinic, device):
    page, authenticator = device
    _leave_with_a_passkey(page)
    authenticator("clearCredentials")

    page.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_timeout(2_000)
    page.goto("/patients/")
    assert page.url.startswith(f"{clinic}/accounts/login/")


def test_a_patient_may_have_one_and_needs_none(clinic, device):
    page, _ = device
    _give_password(page, PATIENT)
    page.wait_for_url("**/today/")
    _add_a_passkey(page)
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/today/")


def test_a_key_that_is_not_used_is_said_beside_its_button(clinic, device):
    page, authenticator = device
    said = page.locator("[data-passkey]")
    page.goto(clinic.replace("localhost", "127.0.0.1") + "/accounts/login/")
    page.click("#passkey_login")
    expect(said).to_contain_text("Keys need the clinic’s name in the address")
    _leave_with_a_passkey(page)

    _give_password(page, STAFF)
    page.get_by_role("heading", name="Sign in: the second step").wait_for()
    authenticator("setUserVerified", isUserVerified=False)
    page.get_by_role("button", name="Use a key").click()
    expect(said).to_have_text("No key was used. Try again, or type the code of your app.")
    authenticator("setUserVerified", isUserVerified=True)
    page.get_by_role("button", name="Use a key").click()
    page.wait_for_url("**/patients/")

    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/2fa/webauthn/reauthenticate/**")
    authenticator("setUserVerified", isUserVerified=False)
    page.get_by_role("button", name="Use a key").click()
    expect(said).to_have_text("No key was used. Try again.")
    authenticator("setUserVerified", isUserVerified=True)
    page.get_by_role("button", name="Use a key").click()

    page.fill("input[name=name]", "The same")
    page.get_by_role("button", name="Add it").click()
    expect(said).to_have_text("This key is known already.")
