"""Answering anew in a browser: what would end something is asked again, and silence is a yes."""

import pytest
from playwright.sync_api import expect
from tests.web.browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
OF_L3 = "/session/answers/L3/"
"""Where pain was severe already: one more answer changes nothing for the other tests."""


@pytest.fixture
def doubted(page, base):
    """A patient who chose 8 and is asked once more."""
    sign_in(page, base, "maria")
    page.before = kept(page)
    page.locator("input[name=pain][value='8']").check(force=True)
    page.get_by_role("button", name="Keep what I chose").click()
    expect(page.get_by_role("heading", name="8 of 10: is that right?")).to_be_visible()
    expect(page.get_by_text("If you say nothing for a minute, it counts.")).to_be_visible()
    return page


def kept(page):
    page.goto(OF_L3)
    return page.get_by_text("Pain 8 of 10").count()


def test_no_keeps_nothing_and_leaving_the_question_counts(doubted):
    page = doubted
    page.get_by_role("link", name="No, choose again").click()
    expect(page.get_by_role("button", name="Keep what I chose")).to_be_visible()
    before = kept(page)
    assert before == page.before

    page.locator("input[name=pain][value='8']").check(force=True)
    page.get_by_role("button", name="Keep what I chose").click()
    expect(page.get_by_role("heading", name="8 of 10: is that right?")).to_be_visible()
    page.get_by_role("link", name="Today", exact=True).first.click()
    page.wait_for_url("**/session/answers/")
    expect(page.get_by_text("Your clinician has been told.").first).to_be_visible()
    assert kept(page) == before + 1
