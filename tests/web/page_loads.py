"""How much a patient's pages take to load, and how soon the session answers a finger.

    .venv/bin/python -m tests.web.page_loads

A phone of 390 x 844 whose processor is slowed 4 times, on slow 3G: 400 ms there and back, 400 kbit
a second, for the service worker too. *First*: in a browser that has never been here. *Again*: the
same page once more.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Playwright, Request, sync_playwright
from tests.web import walking
from tests.web.browsing import CHROMIUM, clinic, sign_in
from tests.web.network import Network, Slowness, network
from tests.web.player_screens import LISTENS

SLOW_3G = Slowness(latency_s=0.4, rate=50_000)
SLOWER = 4
WHO = "jonas"
PAGES = ("/accounts/login/", "/today/", "/check/", "/session/")
WAITS_MS, QUIET_MS, SEEN_MS = 120_000, 3000, 1000
TIMES = """() => new Promise(done => new PerformanceObserver(list => {
  const [page] = performance.getEntriesByType("navigation");
  done([list.getEntries().at(-1).startTime, page.loadEventEnd]);
}).observe({ type: "largest-contentful-paint", buffered: true }))"""
"""Milliseconds until the largest thing was painted, and all of the page was there."""
WATCH = """() => {
  window.touches = [];
  new PerformanceObserver(list => {
    for (const { interactionId, target, duration } of list.getEntries()) if (interactionId) {
      const label = target?.closest("label, button")?.textContent.trim().slice(0, 30) ?? "";
      window.touches.push([interactionId, label, duration]);
    }
  }).observe({ type: "event", durationThreshold: 16 });
}"""


@contextmanager
def newcomer(playwright: Playwright, base: str, cookies: list) -> Iterator[Page]:
    """Give a browser that has never been here, signed in, on a slow phone."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=os.environ.get("CORSET_CHROMIUM") or shutil.which("chromium"),
            args=[*CHROMIUM, "--disable-3d-apis"],
            base_url=base,
            viewport={"width": 390, "height": 844},
            has_touch=True,
        )
        context.set_default_timeout(WAITS_MS)
        context.add_cookies(cookies)
        page = context.new_page()
        slowed = {"rate": SLOWER}
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", slowed)
        yield page
        context.close()


def load(page: Page, way: Network, place: str) -> str:
    """Load a page and say what it took; what the worker keeps for the day comes after it."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.context.on("request", note)
    before = way.carried
    page.goto(place, wait_until="load")
    at_load, files = way.carried - before, len(asked)
    painted, loaded = (ms / 1000 for ms in page.evaluate(TIMES))
    so_far = -1
    while so_far != way.carried:
        so_far = way.carried
        page.wait_for_timeout(QUIET_MS)
    page.context.remove_listener("request", note)
    return (
        f"{at_load / 1000:5.0f} kB {files:3} files, painted after {painted:4.1f} s, "
        f"loaded after {loaded:4.1f} s; {(way.carried - before) / 1000:5.0f} kB in all"
    )


def touches(page: Page) -> list[tuple[str, float]]:
    """Answer, begin, tell severe pain; return how many milliseconds each took to be seen."""
    page.goto("/check/")
    page.evaluate(WATCH)
    for label in page.locator("#check label:has(input[value=no]):visible").all()[:4]:
        label.tap()
    page.wait_for_timeout(SEEN_MS)
    checked = page.evaluate("window.touches")
    page.goto("/session/")
    page.wait_for_timeout(SEEN_MS)
    here = page.get_by_role("button", name="Go on here")
    if here.is_visible():  # another browser was on this page a moment ago
        with page.expect_navigation():
            here.tap()
    page.wait_for_selector("[data-player][data-screen=warm-up]")
    page.evaluate(WATCH)
    for name in ("Begin the warm-up", "It hurts badly"):
        page.wait_for_timeout(LISTENS)
        page.get_by_role("button", name=name).tap()
    page.wait_for_timeout(SEEN_MS)
    told: dict[int, tuple[str, float]] = {}
    for key, name, waited in [*checked, *page.evaluate("window.touches")]:
        before = told.get(key, ("", 0))
        told[key] = (name or before[0], max(waited, before[1]))
    return list(told.values())


def main() -> None:
    """Measure and say."""
    with clinic() as base, network(base) as way, sync_playwright() as playwright:
        with newcomer(playwright, way.base, []) as page:
            sign_in(page, way.base, WHO)
            page.goto("/check/")
            walking.answer_check(page)
            page.locator("form[action='/session/'] button").click()
            page.wait_for_url("**/session/")
            cookies = page.context.cookies()
        for place in PAGES:
            with newcomer(playwright, way.base, cookies) as page:
                way.slow = SLOW_3G
                for which in ("first", "again"):
                    sys.stdout.write(f"{place:10} {which}: {load(page, way, place)}\n")
                way.slow = None
        with newcomer(playwright, way.base, cookies) as page:
            for name, waited in touches(page):
                sys.stdout.write(f"{waited:4.0f} ms until a touch was seen: {name}\n")


if __name__ == "__main__":
    main()
