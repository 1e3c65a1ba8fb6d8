"""A session that is open in another tab asks before it goes on, and the first one stops."""

import pytest
from playwright.sync_api import expect
from tests.web import walking
from tests.web.browsing import sign_in

pytestmark = pytest.mark.browser
ASKED, TAKEN = "#elsewhere", "#taken-over"
FAST = "/session/?speed=100"


def test_a_second_tab_asks_and_the_first_says_that_it_was_taken_over(page, base):
    page.context.set_default_timeout(60_000)
    sign_in(page, base, "greta")
    page.goto("/check/")
    walking.answer_check(page)
    page.wait_for_url("**/check/result/")
    page.locator("form[action='/session/'] button").click()
    page.wait_for_url("**/session/")
    page.reload()
    page.wait_for_selector("[data-player][data-screen=warm-up]")
    page.wait_for_timeout(1500)
    expect(page.locator(ASKED)).to_be_hidden()  # the same tab again is no other place
    second = page.context.new_page()
    second.goto(FAST)
    expect(second.locator(ASKED)).to_be_visible(timeout=60_000)
    expect(second.get_by_role("button", name="It hurts badly")).to_be_enabled()
    second.locator(f"{ASKED} button[value=confirm]").click()
    expect(page.locator(TAKEN)).to_be_visible(timeout=60_000)
    second.wait_for_selector("[data-player][data-screen=warm-up]")
    second.wait_for_timeout(1500)
    expect(second.locator(ASKED)).to_be_hidden()
    second.get_by_role("button", name="It hurts badly").click()
    expect(page.locator("[data-player]")).to_have_attribute("data-screen", "stopped")
    expect(page.locator(TAKEN)).to_be_hidden()
