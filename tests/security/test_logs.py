"""What is logged, as what, where it goes, and what never stands there (ASVS V16)."""

import io
import json
import logging
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.clinic_server import ROOT
from tests.security.conftest import PASSWORD
from tests.story import Story

from corset.clinic import settings as clinic
from corset.clinic.accounts import security_log
from corset.clinic.watching.lines import REQUEST, Line
from corset.people.models import Invitation, Role
from corset.services.clock.present import present

OPERATING = ROOT / "docs/reference.md"


@pytest.fixture
def written(caplog):
    """Everything that is logged, as the lines that an operator gets."""
    caplog.set_level(logging.INFO)
    return lambda: [Line().format(record) for record in caplog.records]


def events(lines):
    return [line for one in lines if (line := json.loads(one)).get("event")]


def test_a_line_is_json_in_utc_with_its_level_its_source_and_its_request():
    record = logging.LogRecord(
        "corset.x", logging.WARNING, "", 0, "odd: %s", ("a\nb\x1b[31m",), None
    )
    token = REQUEST.set("7f00aa")
    try:
        text = Line().format(record)
    finally:
        REQUEST.reset(token)
    line = json.loads(text)
    assert text.count("\n") == 0
    assert "\x1b" not in text
    assert line["message"] == "odd: a\nb\x1b[31m"
    assert (line["level"], line["logger"], line["request"]) == ("WARNING", "corset.x", "7f00aa")
    assert datetime.fromisoformat(line["at"]).tzinfo == UTC


def test_nobody_writes_a_line_of_their_own(client, written):
    client.get('/nowhere%0a{"event":"signed_in"}%0d%0a')
    assert all("\n" not in line and "\r" not in line for line in written())
    assert "signed_in" not in [line["event"] for line in events(written())]


def test_an_error_stands_in_one_line_with_its_traceback():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line())
    logger = logging.getLogger("corset.tested")
    logger.addHandler(handler)
    try:
        int("odd")
    except ValueError:
        logger.exception("An answer failed")
    finally:
        logger.removeHandler(handler)
    line = json.loads(stream.getvalue())
    assert stream.getvalue().count("\n") == 1
    assert "ValueError: invalid literal" in line["error"]


def test_logs_go_to_the_standard_error_alone():
    handlers = clinic.LOGGING["handlers"]
    assert {one["class"] for one in handlers.values()} == {"logging.StreamHandler"}
    assert {one["formatter"] for one in handlers.values()} == {"line"}
    assert not any(one.get("handlers") for one in clinic.LOGGING["loggers"].values())


def test_every_event_of_the_security_log_is_in_the_inventory():
    code = [path.read_text("utf-8") for path in (ROOT / "src/corset").rglob("*.py")]
    noted = {event for text in code for event in re.findall(r'\b_?note\(\s*"(\w+)"', text)}
    noted |= set(security_log._EVENTS.values()) | {"account_closed", "account_opened"}
    page = OPERATING.read_text("utf-8")
    assert len(noted) > 15
    assert {event for event in noted if f"`{event}`" not in page} == set()


def test_signing_in_failing_and_leaving_are_noted_with_client_and_factor(
    browser, vera, app, written
):
    browser.sign_in(vera, "wrong")
    browser.sign_in(vera)
    browser.post("/accounts/2fa/authenticate/", {"code": "no code"})
    browser.post("/accounts/2fa/authenticate/", {"code": app.code()})
    browser.prove()
    browser.post("/accounts/logout/")
    found = {line["event"]: line for line in events(written())}
    assert found.keys() >= {
        "sign_in_failed",
        "second_factor_failed",
        "signed_in",
        "reauthenticated",
        "signed_out",
    }
    assert found["signed_in"]["by"] == ["password", "totp"]
    assert found["signed_in"]["user"] == str(vera.id)
    assert {line["client"] for line in found.values()} == {"127.0.0.1"}
    assert all(line["at"].endswith("+00:00") for line in found.values())


def test_a_try_too_many_is_noted(browser, vera, limited, written):
    for _ in range(6):
        browser.sign_in(vera, "wrong")
    assert "too_many_tries" in [line["event"] for line in events(written())]


@pytest.mark.parametrize("path", ["/patients/", "/staff/", "/today/"])
def test_who_is_refused_a_page_is_noted(db, path, written):
    story = Story().bring_home("lumbar")
    browser = Client()
    browser.force_login(story.user if path == "/patients/" else story.clinician)
    assert browser.get(path).status_code == 403
    last = events(written())[-1]
    assert (last["event"], last["method"]) == ("refused", "GET")


def test_who_is_refused_by_the_api_or_has_no_token_is_noted(db, written):
    stranger = Client(enforce_csrf_checks=True)
    stranger.post("/api/session/", {}, content_type="application/json")
    stranger.post("/accounts/login/", {})
    assert [line["event"] for line in events(written())] == ["refused", "refused"]


def test_no_secret_and_no_name_stands_in_a_log(browser, vera, app, written):
    invitation, token = Invitation.issue(
        now=present(None), role=Role.PATIENT, email="ida@example.org", name="Ida Falk"
    )
    invited = Client(enforce_csrf_checks=True)
    invited.post(f"/invited/{token}/", {"password": "geheim geheim geheim"})
    invited.get(f"/invited/{token}x/")
    invited.get(f"/calendar/{token}.ics")
    browser.get("/accounts/password/reset/key/abc-secretkey/")
    browser.sign_in(vera, "wrong password of vera")
    browser.sign_in(vera)
    code = app.code()
    browser.post("/accounts/2fa/authenticate/", {"code": code})
    text = "\n".join(written())
    assert "/invited/" in text
    key = browser.cookies["sessionid"].value
    for secret in (token, "secretkey", PASSWORD, "wrong password", "geheim", code, app.secret, key):
        assert secret not in text
    for name in (vera.email, "ida@example.org", "Ida Falk", invitation.token_hash):
        assert name not in text


def test_a_refused_letter_says_to_nobody_whose_it_was(written):
    source = (ROOT / "src/corset/services/notifications/transport.py").read_text("utf-8")
    logged = source.partition("LOGGER.warning(")[2].partition(")\n")[0]
    assert "error)" not in logged
    assert "%r" not in logged


@pytest.mark.parametrize(("path", "kind"), [("/exercises", "text/html"), ("/api/load/", "json")])
def test_a_failure_tells_nothing_of_the_inside(db, path, kind, monkeypatch, written):
    def fail(*_, **__):
        raise RuntimeError("SELECT secret FROM inside /srv/corset")

    monkeypatch.setattr("corset.clinic.gallery.views.page", fail)
    monkeypatch.setattr("ninja.operation.Operation.run", fail)
    browser = Client(raise_request_exception=False)
    answer = browser.get(path)
    assert answer.status_code == 500
    assert kind in answer["Content-Type"]
    text = answer.content.decode()
    for inside in ("SELECT", "/srv", "RuntimeError", "Traceback", "corset/clinic"):
        assert inside not in text
    assert any("SELECT secret" in json.loads(line).get("error", "") for line in written())


def test_a_clinic_shows_no_debug_pages():
    assert clinic.DEBUG is False


def test_the_journal_goes_on_to_another_machine_in_tls():
    sent = (ROOT / "deploy/journal-upload.conf").read_text("utf-8")
    assert re.search(r"^URL=https://", sent, re.MULTILINE)
    for name in ("ServerKeyFile", "ServerCertificateFile", "TrustedCertificateFile"):
        assert re.search(rf"^{name}=/", sent, re.MULTILINE)
    assert "deploy/journal-upload.conf" in OPERATING.read_text("utf-8")
