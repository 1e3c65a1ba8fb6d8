"""Every page of the demonstration: nothing in the way of anybody, nothing wider than the phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.browsing import sign_in
from tests.web.pictures import PAGES, people, resolve, visit

pytestmark = pytest.mark.browser
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLUMNS = """() => {
  const worded = ".plan-name, .axis-list li > span, .doses span, .facts dd, "
    + ".exercise-figure + span";
  const letters = one => one.clientWidth / parseFloat(getComputedStyle(one).fontSize);
  const wide = one => !one.offsetParent || letters(one) >= 6;
  const narrow = [...document.querySelectorAll(worded)].filter(one => !wide(one));
  return narrow.map(one => one.className || one.tagName);
}"""
"""What is too narrow for words: six of its letters at most to a line."""
UNSENT = """() => [...document.forms].filter(form => form.checkVisibility()
    && form.method === "post" && form.getAttribute("role") !== "search"
    && ![...form.querySelectorAll("button, a.button"),
      ...[...form.elements].filter(e => e.type === "submit")].some(e => e.checkVisibility()))
  .map(form => form.getAttribute("action") || form.className || form.outerHTML.slice(0, 80))"""
"""Forms that tell the clinic something, and that nobody can send or leave; a search is sent
as one types."""
NARROWEST = {"width": 360, "height": 780}
CROWDED = {"styleguide", "prescribe"}
"""Not for patients; in text twice as large they are wider than a phone."""


@pytest.mark.parametrize("who", PAGES, ids=lambda who: who or "nobody")
def test_pages_are_open_to_everybody(who, base, page, browser):
    if who:
        sign_in(page, base, who)
    known = people(page, base, who)
    wrong = []
    page.set_viewport_size(NARROWEST)
    for name, place in PAGES[who].items():
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            answer = visit(page, resolve(place, known), name)
            assert answer.ok, f"{name}: {answer.status}"
            wrong += [f"{name}: no button for {form}" for form in page.evaluate(UNSENT)]
            found = Axe().run(page).response["violations"]
            wrong += [f"{name}, {theme}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
        for size in ("100%", "200%") if name not in CROWDED else ("100%",):
            page.evaluate("size => document.documentElement.style.fontSize = size", size)
            if page.evaluate(WIDER) > 0:
                wrong.append(f"{name}, text {size}: wider than {NARROWEST['width']} px")
            wrong += [f"{name}, text {size}: {one} too narrow" for one in page.evaluate(COLUMNS)]
    assert not wrong, "\n".join(wrong)
