"""The session read from afar: by itself where one lies, and one tap away from anywhere."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from tests.web.whole_session import serve, session_page

from corset.programme import load

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
JUST_AFTER = 450
AFAR = 0.06
"""Of the screen's height, with some room over the twentieth that 2.5 m ask for."""
PHONES = [(320, 568), (390, 844), (667, 375), (820, 1180), (1366, 900)]
SMALLEST = """
() => Math.min(...[...document.querySelectorAll(".stage-side, .stage-count, [data-cue-title]")]
  .filter(e => e.offsetParent && e.textContent.trim())
  .map(e => parseFloat(getComputedStyle(e).fontSize))) / innerHeight
"""
WATCHED = """
() => {
  window.drawn = {};
  setInterval(() => {
    const stage = document.querySelector("[data-stage-of='L1'] .stage");
    const still = stage.querySelector("img:not(.figure)");
    if (stage.dataset.part && still) window.drawn[stage.dataset.part] = still.src;
  }, 20);
}
"""


@pytest.fixture
def page(browser, base):
    """A phone that asks the network each time: what is served here is made for the test."""
    size = {"width": 390, "height": 844}
    context = browser.new_context(base_url=base, viewport=size, service_workers="block")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def opened(page, exercise, *, speed=1):
    """Begin with one exercise; the warm-up is done."""
    programme = load()
    only = replace(programme, exercises={exercise: programme.exercises[exercise]})
    html, data = session_page(only, speed=speed)
    serve(page, html.replace('"warmed_up":false', '"warmed_up":true'), data)
    player = page.locator("[data-player]")
    expect(player).to_have_attribute("data-screen", "intro")
    return player


def begun(page, player):
    page.get_by_role("button", name="I am in position").press("Enter")
    expect(player).to_have_attribute("data-screen", "work")


def test_who_lies_down_reads_from_afar_and_turns_it_off_with_one_tap(page):
    player = opened(page, "L1")
    far = page.get_by_role("button", name="Far view")
    expect(player).to_have_attribute("data-view", "far")
    expect(far).to_have_attribute("aria-pressed", "true")
    begun(page, player)
    page.wait_for_selector("[data-stage-count]:visible")
    for width, height in PHONES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(SMALLEST) >= AFAR, (width, height)
        expect(page.locator("[data-cue-text]")).to_be_hidden()
    page.wait_for_timeout(JUST_AFTER)
    far.click()
    expect(player).to_have_attribute("data-view", "near")
    expect(far).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-cue-text]")).to_be_visible()


def test_what_was_chosen_is_kept_on_the_device(page):
    player = opened(page, "C1")
    expect(player).to_have_attribute("data-view", "near")
    page.wait_for_timeout(JUST_AFTER)
    page.get_by_role("button", name="Far view").click()
    expect(player).to_have_attribute("data-view", "far")
    page.reload()
    expect(player).to_have_attribute("data-view", "far")
    expect(page.get_by_role("button", name="Far view")).to_have_attribute("aria-pressed", "true")


def test_without_webgl_the_still_follows_part_and_side(page):
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    player = opened(page, "L1", speed=20)
    begun(page, player)
    page.evaluate(WATCHED)
    page.wait_for_function("window.drawn.right_leg && window.drawn.left_leg")
    drawn = page.evaluate("window.drawn")
    assert drawn["right_leg"] != drawn["left_leg"]
