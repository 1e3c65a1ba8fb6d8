"""Whatever can be pressed on a page does something.

A press may lead away, send something, open or shut something, say what is missing, or change the
page. What it would send is held back, so that the clinic stays as it is. The player's buttons are
pressed screen by screen in tests of its own.
"""

import os

import pytest
from playwright.sync_api import Error as PlaywrightError
from tests.web.browsing import sign_in
from tests.web.pictures import PAGES, people, resolve, visit

pytestmark = pytest.mark.browser
WHOLE = os.environ.get("CORSET_MATRIX") == "whole"
PEOPLE = [who for who in PAGES if WHOLE or who == "jonas"]
"""Whose pages are pressed through with every run; at night everybody's (`make matrix`)."""
WAITS_MS = 250
DEAD = "data:text/html,<button>Dead</button><details><summary>Opens</summary>It does.</details>"
BUTTONS = "button, summary, [role=button], input[type=submit]"
NUMBERED = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
  .map((e, at) => {
    e.dataset.pressed = at;
    return e.textContent.trim() || e.ariaLabel || e.title;
  })
"""
WATCHED = """() => {
  window.seen = [];
  const note = what => window.seen.push(what);
  new MutationObserver(changes => note(changes[0].type)).observe(
    document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const what of ["invalid", "toggle", "submit", "input", "close"])
    addEventListener(what, () => note(what), true);
  addEventListener("focusin", ({ target }) => target.closest("[data-pressed]") || note("focus"));
  window.print = () => note("print");
  navigator.share = async () => note("share");
  if (window.speechSynthesis) speechSynthesis.speak = () => note("speak");
}"""


def opened(page, url, name):
    """Load a page anew, and return what its buttons are called, in their order."""
    page.unroute("**")
    visit(page, url, name)
    return page.evaluate(NUMBERED, BUTTONS)


def presses(page, url, name):
    """Press each button, on a page that was just loaded; yield what did nothing.

    A page that keeps what was done on it may have others when it is loaded again: these are left.
    """
    for at, label in enumerate(opened(page, url, name)):
        if opened(page, url, name)[at : at + 1] != [label]:
            continue
        sent = []
        page.route("**", lambda route, _, sent=sent: hold(route, sent))
        page.evaluate(WATCHED)
        before = page.url
        try:
            page.locator(f"[data-pressed='{at}']").click(no_wait_after=True)
        except PlaywrightError as error:
            yield f"{name}: {label!r} cannot be pressed: {error.message[:300]}"
            continue
        page.wait_for_timeout(WAITS_MS)
        if not (page.url != before or sent or seen(page)):
            yield f"{name}: {label!r} does nothing"
    page.unroute("**")


def seen(page):
    """Whether anything has changed on a page; one that is being left has."""
    try:
        return page.evaluate("!window.seen || window.seen.length > 0")
    except PlaywrightError:
        return True


def hold(route, sent):
    """Let a page be read, and nothing be told to the clinic."""
    request = route.request
    if request.method == "GET" and not request.is_navigation_request():
        return route.continue_()
    sent.append(request.url)
    return route.fulfill(status=204)


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who or "nobody")
def test_every_button_does_something(who, base, page):
    if who:
        sign_in(page, base, who)
    known, wrong = people(page, base, who), []
    for name, place in PAGES[who].items():
        if name == "styleguide":  # its buttons are there to be looked at
            continue
        url = base + resolve(place, known)
        wrong += presses(page, url, name)
    assert not wrong, "\n".join(wrong)


def test_a_button_that_does_nothing_is_noticed(page):
    assert list(presses(page, DEAD, "a page")) == ["a page: 'Dead' does nothing"]
