"""Beside a session the specialist notes what to mind; the patient reads it the next time."""

import re

import pytest
from playwright.sync_api import expect
from tests.web.browsing import clinic, sign_in
from tests.web.walking import SPEED, answer_check, open_patient, warm_up

pytestmark = pytest.mark.browser
WORDS = "Let the shoulders hang while you press."


@pytest.fixture(scope="module")
def base(chromium):
    """A clinic of its own: a session is begun here that nobody ends."""
    with clinic() as address:
        yield address


@pytest.fixture
def asked(doctor, base):
    """The specialist's screen, just after the first exercise."""
    sign_in(doctor, base, "specialist")
    open_patient(doctor, "Vera Lindgren")
    address = doctor.url
    doctor.goto(f"{address}check/")
    answer_check(doctor)
    doctor.get_by_role("button", name="Begin with the warm-up").click()
    doctor.goto(f"{address}supervise/{SPEED}")
    warm_up(doctor)
    player = doctor.locator("[data-player]")
    expect(player).to_have_attribute("data-screen", "intro")
    doctor.note = doctor.get_by_role("link", name="Note on technique")
    doctor.hint = doctor.locator("[data-intro-hint]")
    expect(doctor.hint).to_contain_text("From Tomas Reed")
    expect(doctor.note).to_be_hidden()
    doctor.get_by_role("button", name="I am in position").click()
    expect(player).to_have_attribute("data-screen", "ask", timeout=60_000)
    return doctor


def test_what_is_noted_beside_a_session_is_read_in_the_next(asked, page, base):
    asked.note.click()
    dialog = asked.locator("#technique")
    expect(dialog.get_by_role("heading")).to_have_text("Side press against the hand")
    dialog.get_by_label("In your own words").fill("x" * 301)
    dialog.get_by_role("button", name="Note it").click()
    expect(dialog).to_contain_text("At most 300 characters fit; these are 301.")
    dialog.get_by_label("In your own words").fill(WORDS)
    asked.context.set_offline(True)
    dialog.get_by_role("button", name="Note it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("It could not be saved.")
    asked.context.set_offline(False)
    dialog.get_by_label("Do both sides alike.").check()
    dialog.get_by_role("button", name="Note it").click()
    expect(dialog.get_by_role("status")).to_contain_text("Noted.")
    dialog.get_by_role("button", name="Close").click()
    expect(asked.locator("[data-player]")).to_have_attribute("data-screen", "ask")

    sign_in(page, base, "vera")
    said = re.compile(rf"From Tomas Reed, \d+ \w+:\s+Do both sides alike\.\s+{re.escape(WORDS)}")
    expect(page.locator(".exercise-hint").first).to_have_text(said)
