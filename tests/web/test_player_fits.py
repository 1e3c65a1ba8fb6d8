"""Nothing that the session needs ever leaves the screen, whatever the phone and its text.

Sampled pairwise: each screen size with each size of text, theme or direction at least once.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.web.browsing import CHROMIUM
from tests.web.phones import batches, become
from tests.web.player_screens import screens
from tests.web.whole_session import serve, session_page

from corset.programme import load

pytestmark = pytest.mark.browser
VIEWS = {"near": 0.05, "far": 0.06}
"""How large side, count and cue are at least, of the screen's height: from 2.5 m a twentieth."""
MOVING = {"warm-up", "work", "paused", "rest"}
CHOSEN = "view => ['lying', 'upright'].forEach(p => localStorage.setItem(`corset.view.${p}`, view))"
FAULTS = """
afar => {
  const [wide, tall, found] = [innerWidth, innerHeight, []];
  const name = e => `${e.tagName} ${(e.textContent.trim() || e.value || e.className).slice(0, 30)}`;
  const seen = e => e.offsetParent && getComputedStyle(e).visibility !== "hidden";
  const all = selector => [...document.querySelectorAll(`[data-player] ${selector}`)].filter(seen);
  const reading = e => e.closest(".player-scroll, .player-read");
  const needed = all("button, h1, legend, .ring, .stage-side, .stage-count, .scale input");
  for (const e of needed.filter(e => !reading(e))) {
    const { left, right, top, bottom } = e.getBoundingClientRect();
    if (left < -1 || right > wide + 1 || top < -1 || bottom > tall + 1)
      found.push(`${name(e)} leaves the screen: ${[left, top, right, bottom].map(Math.round)}`);
  }
  const boxes = all(`.pain-buttons > button, .player-more > button, .focus-top > *, .ring, h1,
    legend, .focus-controls button, .player-given, .scale-cells, .stage, [data-cue-text]`);
  for (const [i, one] of boxes.entries()) for (const other of boxes.slice(i + 1)) {
    if (one.contains(other) || other.contains(one) || reading(one) || reading(other)) continue;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && along > 2) found.push(`${name(one)} lies over ${name(other)}`);
  }
  for (const e of all(".player-panel").filter(e => !e.querySelector(".player-read:not([hidden])")))
    if (e.scrollHeight > e.clientHeight + 1)
      found.push(`hidden below: ${e.scrollHeight - e.clientHeight} px`);
  if (document.documentElement.scrollWidth > wide) found.push("wider than the screen");
  if (afar) for (const e of all(".stage-side, .stage-count, [data-cue-title]")) {
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (e.textContent && size < afar * tall) found.push(`${name(e)}: too small from afar: ${size}`);
  }
  return found;
}
"""


@pytest.fixture
def phone(chromium, base):
    """Without WebGL: the drawing stands in for the figure, and a picture takes no time."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        context = browser.new_context(base_url=base, service_workers="block")
        yield context.new_page()
        browser.close()


def faults(page, screen, phones):
    """Return what is wrong with a screen, from near and from afar, on each of the phones."""
    for view, least in VIEWS.items():
        page.evaluate(CHOSEN, view)
        page.wait_for_selector(f"[data-player][data-view={view}]")
        afar = least if screen in MOVING else 0
        yield from faults_of(page, f"{screen}, {view}", phones, afar)


def faults_of(page, screen, phones, afar):
    """Return what is wrong, on each of the phones."""
    for phone in phones:
        become(page, phone)
        yield from (f"{screen}, {phone}: {fault}" for fault in page.evaluate(FAULTS, afar))


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("phones", batches(), ids=lambda phones: str(phones[0]))
def test_all_that_a_session_needs_stays_on_every_screen(phone, phones):
    """One visit: at each screen of the session the phone becomes each of the sample."""
    html, data = session_page(load(), speed=1)
    serve(phone, html, data)
    wrong = []
    for screen in screens(phone):
        wrong += faults(phone, screen, phones)
        if screen in {"work", "doubt"}:
            found = Axe().run(phone).response["violations"]
            wrong += [f"{screen}: {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
    assert not wrong, "\n".join(wrong)
