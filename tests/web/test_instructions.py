"""Every exercise, played whole: at each phase and side, all that is shown and said agrees.

Five repetitions of each, from the countdown to what closes it. The clock is the test's: it goes
from the middle of one phase to the middle of the next, and there everything is read.
"""

import re
from math import ceil

import pytest
from playwright.sync_api import expect
from tests.web.browsing import CHROMIUM, SOFTWARE_GL
from tests.web.whole_session import serve, session_page

from corset.programme import load
from corset.therapy.content.texts import text_of

pytestmark = pytest.mark.browser
PROGRAMME = load()
SPEED = 4
FAR = 10**6
"""Milliseconds in which the page has long been there."""
PICTURE = 17
"""Milliseconds in which the browser draws once."""
NEAR = 0.05
"""Share of a movement by which what is drawn may be ahead of the test's clock."""
HAIR = 0.5
"""Seconds by which the last phase is passed for certain."""
LONGEST = 4.0
"""Seconds of the exercise that one tick of the player lets pass."""
VOICE = """
localStorage.setItem("corset.sound", "voice");
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{}], cancel: () => {}, speak: ({ text }) => window.spoken.push(text),
} });
"""
READ = """
() => {
  const seen = (name) => [...document.querySelectorAll(name)].filter((each) => each.offsetParent);
  const text = (name) => seen(name).map((each) => each.textContent.trim()).join();
  const { part, side, phase } = seen(".stage-live")[0].dataset;
  return {
    title: text("[data-cue-title]"), text: text("[data-cue-text]"),
    label: text("[data-ring-label]"),
    live: document.querySelector("[data-said]").textContent, spoken: window.spoken.at(-1),
    tag: text("[data-stage-side]"), afar: text("[data-stage-count]"),
    part, side, place: Number(phase), view: document.querySelector("[data-player]").dataset.view,
  };
}
"""
HALVES = {"L4": {"right": 3, "left": 2}}
"""Repetitions on each side, where a dose of five goes halves."""
HALF = ", half on each side"
SIDES = {"right": ("r", "Right side"), "left": ("l", "Left side"), None: ("", "")}


@pytest.fixture
def still(browser, chromium, base):
    """A small phone that draws the figure and has a voice, and whose time stands still."""
    arguments = [*(each for each in CHROMIUM if each != "--disable-gpu"), *SOFTWARE_GL]
    drawing = browser.browser_type.launch(executable_path=chromium, args=arguments)
    size = {"width": 360, "height": 640}
    context = drawing.new_context(base_url=base, viewport=size, service_workers="block")
    page = context.new_page()
    page.clock.install(time=0)
    page.add_init_script(VOICE)
    yield page
    drawing.close()


def passing(page, seconds):
    """Let time pass, in steps that the player takes for whole, each with a picture at its end."""
    steps = ceil(seconds / LONGEST)
    for _ in range(steps):
        page.clock.fast_forward(round(1000 * seconds / steps / SPEED) - PICTURE)
        page.clock.run_for(PICTURE)


def heard(page, name):
    """Press once the page listens: just after a change of screen it does not."""
    page.clock.run_for(500)
    page.locator(name).click()


def cue(sheet, phase):
    """Return what the content says for a phase, found without the coach's own key."""
    waiting = phase["kind"] in {"ready", "switch"}
    when = "start" if waiting else phase["kind"]
    side = phase["side"] if phase["kind"] != "rest" else None
    said = (phase["part"], when, side)
    return text_of(sheet.cues, ".".join(filter(None, said)))


def counted(sheet, count):
    """Return the word for so many repetitions, hangs or rocks."""
    return text_of(sheet.unit, "one" if count == 1 else "other")


def agrees(page, phase, sheet, *, count, name):
    """Hold that title, voice, live region, count, tag and figure tell of one and the same."""
    shown, said = page.evaluate(READ), cue(sheet, phase)
    spoken = f"Switch sides. {said}" if phase["kind"] == "switch" else said
    letter, side = SIDES[phase["side"]]
    assert said, shown
    assert (shown["title"], shown["spoken"]) == (said, spoken)
    assert shown["live"].startswith(spoken.removesuffix(said))
    assert shown["live"].endswith(said)
    assert count.startswith(shown["afar"])
    # From afar the count stands beside the figure alone, once there is one to count.
    read_from_afar = shown["view"] == "far" and bool(shown["afar"]) == bool(phase["repetition"])
    assert count in {shown["text"], shown["label"]} or read_from_afar
    assert shown["tag"] == (side or name)
    assert shown["part"] == phase["part"]
    assert letter in {shown["side"], ""}
    if phase["kind"] != "go":
        assert shown["place"] == pytest.approx((phase["start"] + phase["end"]) / 2, abs=NEAR)


def played(page, phases, sheet, *, counts, names):
    """Go from the middle of each phase to that of the next, and to the end."""
    since = 0
    for phase in phases:
        passing(page, since + phase["seconds"] / 2)
        does = phase["kind"] not in {"ready", "switch"}
        name = names.get(phase["part"], "").capitalize() if does else ""
        agrees(page, phase, sheet, count=counts(phase), name=name)
        since = phase["seconds"] / 2
    passing(page, since + HAIR)


def warm_up(page, data):
    sheet = PROGRAMME.warm_up.sheet
    for number, part in enumerate(data["warm_up"]):
        if number == 0:
            page.get_by_role("button", name="Begin the warm-up").click()
        of = part["repetitions"]

        def counts(phase, of=of):
            return f"{phase['repetition']} of {of}" if of and phase["repetition"] else ""

        played(page, part["phases"], sheet, counts=counts, names={})
        page.locator("[data-done]").click()


def exercise(page, handed):
    dose, sheet = handed["dose"], PROGRAMME.exercises[handed["id"]].sheet
    whole = f"{dose['repetitions']} {counted(sheet, dose['repetitions'])}"
    halves = {} if dose["per_side"] else HALVES.get(handed["id"], {})

    def counts(phase):
        if phase["kind"] == "ready":
            return whole + (" a side" if dose["per_side"] else HALF if halves else "")
        if phase["kind"] == "switch":
            return "Switch sides"
        of = halves.get(phase["side"], dose["repetitions"])
        done = f"{phase['repetition']} of {of} {counted(sheet, of)}"
        return done if phase["repetition"] else "To finish"

    page.locator(".stage-live:visible").wait_for()
    heard(page, "[data-do=ready]")
    played(page, dose["phases"], sheet, counts=counts, names=dose["parts"])
    expect(page.locator("[data-player]")).to_have_attribute("data-screen", "ask")
    heard(page, "label:has(input[name=pain][value='0'])")
    heard(page, "label:has(input[name=effort][value='3'])")


@pytest.mark.slow
def test_every_exercise_is_led_through_whole(still):
    html, data = session_page(PROGRAMME, speed=SPEED)
    serve(still, html, data)
    still.locator(".stage-live:visible").wait_for()
    still.clock.pause_at(FAR)
    warm_up(still, data)
    player = still.locator("[data-player]")
    for number, handed in enumerate(data["exercises"]):
        if number:
            heard(still, "[data-do=next]")
        expect(player).to_have_attribute("data-screen", "intro")
        exercise(still, handed)
    expect(player).to_have_attribute("data-screen", re.compile("closing|closed"))
