"""One demonstration clinic and one browser for all tests of the web."""

import pytest
from playwright.sync_api import sync_playwright
from tests.web.browsing import CHROMIUM, clinic, sign_in


@pytest.fixture(scope="session")
def base(chromium):
    """The address of a demonstration clinic; none is made where there is no browser."""
    with clinic() as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium):
    """A browser for a file: as long as it is driven, Django takes the process for asynchronous."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield browser
        browser.close()


def _visitor(browser, base, width, height, **more):
    size = {"width": width, "height": height}
    context = browser.new_context(base_url=base, viewport=size, **more)
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def page(browser, base):
    """A stranger's phone: nothing is remembered."""
    context = _visitor(browser, base, 390, 844, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def doctor(browser, base):
    """The clinician's screen."""
    context = _visitor(browser, base, 1280, 900)
    yield context.new_page()
    context.close()


@pytest.fixture
def specialist(browser, base):
    """The specialist's tablet."""
    context = _visitor(browser, base, 820, 1180, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(specialist, base):
    """The same, signed in, beside the patient."""
    sign_in(specialist, base, "specialist")
    return specialist
