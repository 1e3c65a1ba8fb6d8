"""The warm-up and an exercise are measured by the player's clock, and nothing too short is sent."""

import re

import pytest
from playwright.sync_api import expect
from tests.web import walking
from tests.web.browsing import clinic

pytestmark = pytest.mark.browser
NAME = "Vera Lindgren"
LONGER = re.compile(r"A warm-up takes a while longer\. Please go on for (\d+) s\.")


@pytest.fixture(scope="module")
def base(chromium):
    """A clinic of its own: a session is begun here that nobody ends."""
    with clinic() as address:
        yield address


@pytest.fixture
def told(desk):
    """What the page tells the clinic, by command."""
    sent = {}

    def hear(request):
        if request.url.endswith("/api/session/"):
            sent[request.post_data_json["command"]] = request.post_data_json["with"]

    desk.on("request", hear)
    return sent


def sent(desk, told, command):
    """Return what was said with a command, once it is under way: no screen waits for it."""
    for _ in range(100):
        if command in told:
            break
        desk.wait_for_timeout(100)
    return told[command]


def skip_parts(desk):
    """Say of each part of the warm-up that it is done already."""
    desk.get_by_role("button", name="Begin the warm-up").click()
    for _ in range(3):
        desk.wait_for_timeout(450)  # just after a change of screen taps are not heard
        desk.locator("[data-done]").click()
        desk.locator("#early button[value=confirm]").click()


def test_a_warm_up_ended_too_early_goes_on_and_what_is_sent_was_measured(desk, told):
    walking.open_next_session(desk, NAME)
    desk.get_by_role("button", name="It is uncomfortable").click()
    skip_parts(desk)
    player = desk.locator("[data-player]")
    note = desk.locator("[data-note]")
    expect(note).to_contain_text(LONGER)
    expect(desk.locator("[data-said]")).to_contain_text(LONGER)
    expect(player).to_have_attribute("data-screen", "warm-up")
    assert "warm_up" not in told
    assert sent(desk, told, "report_pain") == {"exercise": "W", "words": "uncomfortable"}

    desk.goto(desk.url.split("?")[0] + walking.SPEED)
    expect(note).to_contain_text("Make these movements smaller")
    walking.warm_up(desk)
    expect(player).to_have_attribute("data-screen", "intro")
    assert sent(desk, told, "warm_up")["seconds"] > 60
    desk.get_by_role("button", name="I am in position").click()
    expect(player).to_have_attribute("data-screen", "ask", timeout=60_000)
    assert sent(desk, told, "finish_exercise")["seconds"] > 10
