"""What a patient is told is read aloud where a browser has a voice, and noted without a script."""

import pytest
from tests.web.browsing import sign_in

pytestmark = pytest.mark.browser
A_VOICE = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{}],
  cancel: () => {},
  speak: (each) => { window.said.push(each.text); window.last = each; },
}});
"""


@pytest.fixture
def without_script(browser, base):
    context = browser.new_context(base_url=base, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_lesson_is_read_from_its_title_to_its_end(page, base):
    page.add_init_script(A_VOICE)
    sign_in(page, base, "vera")
    page.goto("/today/")
    button = page.locator("[data-reads]")
    button.click()
    assert button.inner_text() == "Stop reading"
    lesson = page.locator(".lesson")
    blocks = [lesson.locator("h2"), *lesson.locator("p").all()]
    assert page.evaluate("said") == [block.inner_text() for block in blocks]
    page.evaluate("last.dispatchEvent(new Event('end'))")
    assert button.inner_text() == "Read aloud"


def test_without_a_voice_nothing_is_offered_to_be_read(page, base):
    page.add_init_script(A_VOICE.replace("[{}]", "[]"))
    sign_in(page, base, "vera")
    page.goto("/today/")
    assert page.locator("[data-reads]").is_hidden()


def test_understood_needs_no_script(without_script, base):
    page = without_script
    sign_in(page, base, "vera")
    page.goto("/today/")
    told = page.locator(".lesson h2").inner_text()
    assert page.locator("[data-reads]").is_hidden()
    page.get_by_role("button", name="Understood").click()
    assert page.url.endswith("/today/")
    assert page.locator(".lesson h2").inner_text() != told
