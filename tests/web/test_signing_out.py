"""Whoever has signed out is not seen again by going back."""

import pytest
from playwright.sync_api import expect
from tests.web.browsing import sign_in

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_going_back_after_signing_out_shows_nothing_of_the_patient(page, base):
    sign_in(page, base, "vera")
    page.goto("/today/")
    name = page.locator("[data-menu] .quiet").text_content()
    page.locator("[data-menu] summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert name not in page.content()
