"""One demonstration clinic and one browser for all tests of the web."""

import pytest
from playwright.sync_api import sync_playwright
from tests.web.browsing import CHROMIUM, clinic


@pytest.fixture(scope="session")
def base(chromium):
    """The address of a demonstration clinic; none is made where there is no browser."""
    with clinic() as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A phone of a stranger: nothing is remembered."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser):
    """The clinician's screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
