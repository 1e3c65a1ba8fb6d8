"""Nothing by accident, with fingers or a keyboard: one exercise, from start to answers."""

import pytest
from playwright.sync_api import expect
from tests.web.whole_session import serve, session_page

from corset.programme import load

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
JUST_AFTER = 450
FOCUS = "document.activeElement.dataset.do ?? document.activeElement.name"
HIDE = """
hidden => {
  const state = hidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
"""


@pytest.fixture
def told(page):
    """What the page has told the clinic: every command with its fields."""
    told = []

    def hear(request):
        if request.url.endswith("/api/session/"):
            told.append((request.post_data_json["command"], request.post_data_json["with"]))

    page.on("request", hear)
    return told


@pytest.fixture
def working(page):
    """The first exercise runs; the warm-up is done."""
    html, data = session_page(load(), speed=1)
    serve(page, html.replace('"warmed_up":false', '"warmed_up":true'), data)
    expect(page.locator("[data-player]")).to_have_attribute("data-screen", "intro")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="I am in position").press("Enter")
    expect(page.locator("[data-player]")).to_have_attribute("data-screen", "work")
    return page


def told_of(told, command):
    return [fields for name, fields in told if name == command]


def seconds(page):
    return page.locator("[data-ring-value]").inner_text(), page.locator(
        "[data-cue-text]"
    ).inner_text()


def test_an_exercise_waits_for_its_patient_and_is_answered_by_keyboard(working, told):
    page, player = working, working.locator("[data-player]")
    assert page.evaluate(FOCUS) == "pause"
    expect(page.locator("[data-said]")).to_contain_text("Stand tall")

    page.evaluate(HIDE, True)
    page.wait_for_timeout(2500)
    page.evaluate(HIDE, False)
    expect(page.locator("[data-note]")).to_contain_text("nothing was counted")
    assert told_of(told, "finish_exercise") == []

    page.wait_for_timeout(JUST_AFTER)
    page.locator("[data-on=work] [data-do=pause]").click()
    expect(page.locator("[data-note]")).to_be_hidden()
    page.get_by_role("button", name="Stop", exact=True).click()
    before = seconds(page)
    page.wait_for_timeout(2500)
    assert seconds(page) == before
    page.locator("#stop [data-closes]").click()
    page.wait_for_timeout(1500)
    assert seconds(page) != before

    page.locator("[data-on=work] [data-do=pause]").press("Enter")
    page.wait_for_timeout(JUST_AFTER)
    page.locator("[data-do=end]").press("Enter")
    expect(player).to_have_attribute("data-screen", "ask")
    assert page.evaluate(FOCUS) == "pain"
    expect(page.locator("[data-ask=pain] legend")).to_contain_text("how much did it hurt?")

    page.wait_for_timeout(JUST_AFTER)
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    assert told_of(told, "report_pain") == []
    page.keyboard.press("Enter")
    expect(page.locator("[data-doubt-title]")).to_have_text("7 of 10: is that right?")
    expect(page.locator("[data-doubt-title]")).to_be_focused()
    page.wait_for_timeout(JUST_AFTER)
    page.get_by_role("button", name="No, choose again").press("Enter")
    expect(page.locator("[data-ask=pain]")).to_be_visible()

    page.wait_for_timeout(JUST_AFTER)
    zero = page.locator("input[name=pain][value='0']")
    zero.dblclick(force=True)
    expect(page.locator("[data-ask=effort]")).to_be_visible()
    expect(player).to_have_attribute("data-screen", "ask")
    page.wait_for_timeout(JUST_AFTER)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("[data-ask=pain]")).to_be_visible()
    page.wait_for_timeout(JUST_AFTER)
    page.locator("input[name=pain][value='2']").click(force=True)
    page.wait_for_timeout(JUST_AFTER)
    page.locator("input[name=effort][value='3']").dblclick(force=True)
    expect(player).to_have_attribute("data-screen", "rest")
    page.wait_for_timeout(12_500)
    assert [fields["nrs"] for fields in told_of(told, "report_pain")] == [2]
    assert [fields["cr10"] for fields in told_of(told, "report_effort")] == [3]


def test_a_number_that_ends_the_session_counts_if_nothing_is_said(working, told):
    page = working
    page.wait_for_timeout(JUST_AFTER)
    page.locator("[data-on=work] [data-do=pause]").press("Enter")
    page.wait_for_timeout(JUST_AFTER)
    page.locator("[data-do=end]").click()
    page.wait_for_timeout(JUST_AFTER)
    page.locator("input[name=pain][value='8']").click(force=True)
    expect(page.locator("[data-ask=doubt]")).to_be_visible()
    expect(page.locator("[data-player]")).to_have_attribute(
        "data-screen", "stopped", timeout=15_000
    )
    page.wait_for_timeout(1500)
    assert [fields["nrs"] for fields in told_of(told, "report_pain")] == [8]
