"""A neck session beside the specialist, in a clinic of its own: what only its exercises ask."""

import re

import pypdfium2
import pytest
from playwright.sync_api import expect
from tests.web import walking
from tests.web.browsing import clinic

pytestmark = pytest.mark.browser
NAME = "Vera Lindgren"
PLAYER = "[data-player]"
JUST_AFTER = 450
"""Milliseconds after a change of screen in which taps are not heard, and a few more."""


@pytest.fixture(scope="module")
def base(chromium):
    with clinic() as address:
        yield address


def begin(desk):
    """Open the next day's session, warmed up; return where it is played."""
    address = walking.open_next_session(desk, NAME)
    walking.send(desk, address, "warm_up")
    return f"{address}supervise/"


def lead_to(desk, address, exercise):
    """Do what comes before an exercise without waiting for the clock."""
    handed = desk.evaluate("JSON.parse(document.getElementById('session').textContent)")
    for each in handed["exercises"]:
        if each["id"] == exercise:
            break
        if each["status"] == "waiting":
            walking.do_without_player(desk, address, each["id"], each["dose"]["repetitions"])
    desk.goto(address)
    expect(desk.locator("[data-intro-name]")).to_have_text(each["name"])


def test_slight_pain_ends_what_any_pain_ends_at_once_without_a_network_too(desk):
    address = begin(desk)
    lead_to(desk, address, "C3")
    slight = desk.get_by_role("button", name="It hurts a little")
    expect(slight).to_be_hidden()
    ends = "Any pain at all ends this exercise for today."
    expect(desk.locator("[data-intro-cautions] li").first).to_have_text(ends)
    desk.get_by_role("button", name="I am in position").click()
    expect(slight).to_be_visible()
    desk.wait_for_timeout(JUST_AFTER)
    expect(slight).to_have_accessible_description(ends)
    assert slight.bounding_box()["height"] >= 48

    desk.context.set_offline(True)
    slight.focus()
    desk.keyboard.press("Enter")
    player = desk.locator(PLAYER)
    expect(player).to_have_attribute("data-screen", "ask")
    expect(desk.locator("[data-ask-note]")).to_have_text("This exercise ends here for today.")
    assert "told" not in player.inner_text()
    desk.wait_for_timeout(JUST_AFTER)
    desk.locator("label:has(input[name=pain][value='2'])").click()
    status = desk.locator("[data-status]")
    expect(status).to_have_attribute("data-state", "offline")  # no older “Saved” is left
    desk.context.set_offline(False)
    desk.evaluate("dispatchEvent(new Event('online'))")
    # The number can be taken back for ten seconds, and goes then.
    expect(status).to_have_attribute("data-state", "saved", timeout=20_000)

    desk.goto(address)
    expect(player).to_have_attribute("data-screen", "ask")
    handed = desk.evaluate("JSON.parse(document.getElementById('session').textContent)")
    assert [e["status"] for e in handed["exercises"] if e["id"] == "C3"] == ["stopped"]


def counted(desk):
    return int(re.match(r"\d+", desk.locator("[data-cue-text]").inner_text())[0])


def frames(desk):
    """The clips that were fetched, in their order."""
    script = "performance.getEntriesByType('resource').map(r => r.name).filter(n => /clip/.test(n))"
    return desk.evaluate(script)


def test_who_is_tired_sits_down_without_losing_the_count_and_begins_so_the_next_day(desk):
    address = begin(desk)
    desk.goto(address)
    tired, up = "I am tired: sit down", "Stand up again"
    position = desk.locator("[data-intro-position]")
    expect(position).to_have_text("Stand tall with the shoulders loose.")
    expect(desk.get_by_role("button", name=tired)).to_be_visible()
    desk.get_by_role("button", name="I am in position").click()
    expect(desk.locator(".stage-live:visible")).to_have_count(1)
    expect(desk.locator("[data-cue-text]")).to_have_text(re.compile("^[2-9] of"), timeout=60_000)
    standing, before = frames(desk), counted(desk)

    desk.get_by_role("button", name=tired).click()
    expect(desk.locator("[data-note]")).to_contain_text("Sit right back on a chair")
    expect(desk.locator(PLAYER)).to_have_attribute("data-screen", "work")
    assert counted(desk) - before in {0, 1}
    desk.wait_for_function(
        "n => performance.getEntriesByType('resource').filter(r => /clip/.test(r.name)).length > n",
        arg=len(standing),
    )
    button = desk.get_by_role("button", name=up)
    assert button.bounding_box()["height"] >= 48

    desk.goto(address)
    expect(position).to_contain_text("Sit right back on a chair")
    desk.wait_for_function("!Object.keys(localStorage).some(key => key.endsWith('.variant'))")
    patient = address.removesuffix("supervise/")
    desk.goto(patient)  # the player would lead there by itself once it hears of the end
    walking.send(desk, address, "abandon_session")
    expect_printed(desk, patient, "Sitting. Sit right back on a chair")

    begin(desk)
    desk.goto(address)
    expect(position).to_contain_text("Sit right back on a chair")
    desk.get_by_role("button", name=up).click()
    expect(position).to_have_text("Stand tall with the shoulders loose.")


def expect_printed(desk, patient, said):
    pdf = desk.request.get(f"{patient}sheet.pdf").body()
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert said in re.sub(r"\s+", " ", " ".join(pages))
