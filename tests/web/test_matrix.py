"""No page of a patient is wider than a screen, cut off or piled up, however it is looked at.

Every page of a patient on every screen of the sample; at night on every combination
(`make matrix`). The player has screens of its own: test_player_fits.py.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.browsing import sign_in
from tests.web.phones import SAMPLE, become, chosen
from tests.web.pictures import LISTS, PAGES, resolve, visit

pytestmark = pytest.mark.browser
NOT_FOR_PATIENTS = {"styleguide"}
PATIENTS = [who for who in PAGES if who not in {*LISTS, "specialist"}]
FAULTS = """
() => {
  const [wide, found] = [document.documentElement.clientWidth, []];
  const name = e => `${e.tagName} ${(e.textContent.trim() || e.name || e.className).slice(0, 40)}`;
  const style = e => getComputedStyle(e);
  const box = e => e.getBoundingClientRect();
  const within = (e, test) => { for (; e; e = e.parentElement) if (test(e)) return true; };
  const seen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && box(e).width > 2 && box(e).height > 2;
  const scrolls = e => within(e, one => ["auto", "scroll"].includes(style(one).overflowX));
  const clipping = e => {
    while (e && !["hidden", "clip"].includes(style(e).overflowX)) e = e.parentElement;
    return e;
  };
  const afloat = ["fixed", "sticky", "absolute"];
  const floats = e => within(e, one => afloat.includes(style(one).position));
  const all = selector => [...document.querySelectorAll(selector)].filter(seen);
  if (document.documentElement.scrollWidth > wide) found.push("wider than the screen");
  const worded = "a, button, input, select, textarea, summary, label, legend, "
    + "h1, h2, h3, p, li, dt, dd, th, td, output";
  for (const e of all(worded).filter(e => !scrolls(e.parentElement) && !floats(e))) {
    const { left, right } = box(e);
    if (left < -1 || right > wide + 1)
      found.push(`${name(e)} leaves the screen: ${[left, right].map(Math.round)}`);
  }
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const [e, range] = [text.parentElement, document.createRange()];
    if (!text.data.trim() || !seen(e) || e.closest("svg")) continue;
    range.selectNodeContents(text);
    const [a, clip] = [range.getBoundingClientRect(), clipping(e)];
    if (!clip) continue;
    const b = box(clip);
    const more = [b.left - a.left, a.right - b.right, a.bottom - b.bottom].map(Math.round);
    if (more.some(pixels => pixels > 1)) found.push(`${name(e)} is cut off: ${more}`);
  }
  const controls = all("a, button, input, select, textarea, summary").filter(e => !floats(e));
  for (const [i, one] of controls.entries()) for (const other of controls.slice(i + 1)) {
    if (one.contains(other) || other.contains(one)) continue;
    const [a, b] = [box(one), box(other)];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && along > 2) found.push(`${name(one)} lies over ${name(other)}`);
  }
  return found;
}
"""
SEEN_BY_AXE = SAMPLE[3]


@pytest.mark.parametrize("who", PATIENTS, ids=lambda who: who or "nobody")
def test_a_page_stands_on_every_screen(who, base, page):
    if who:
        sign_in(page, base, who)
    wrong = []
    for name, place in PAGES[who].items():
        if name in NOT_FOR_PATIENTS:
            continue
        visit(page, base + resolve(place, {}), name)
        for screen in chosen():
            become(page, screen)
            wrong += [f"{name}, {screen}: {one}" for one in page.evaluate(FAULTS)]
        become(page, SEEN_BY_AXE)
        found = Axe().run(page).response["violations"]
        wrong += [f"{name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    assert not wrong, "\n".join(wrong)
