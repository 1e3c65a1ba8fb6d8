"""Two tabs in a real browser, cut, reloaded and killed at random: all arrives, no false “told”.

CORSET_RUNS says how many runs; CI makes 30.
"""

import os
from dataclasses import replace
from itertools import islice
from random import Random

import pytest
from playwright.sync_api import Error, Page
from tests.web.cut_clinic import MOODS, CutClinic
from tests.web.walking import AGAIN
from tests.web.whole_session import HERE, session_page

from corset.programme import load

pytestmark = pytest.mark.browser
RUNS = int(os.environ.get("CORSET_RUNS", "30"))
STEPS = 10
TOLD = "Your clinician has been told."
URGENT = {"report_pain", "report_emergency"}
KEPT = """
() => new Promise((done) => {
  const opening = indexedDB.open("corset");
  opening.onsuccess = () => {
    const db = opening.result;
    const all = db.transaction("entries").objectStore("entries").getAll();
    all.onsuccess = () => { db.close(); done(all.result); };
  };
})
"""
OFFERED = (
    *("[data-do=ready]", "[data-pain=discomfort]", "[data-pain=discomfort]"),
    *("[data-pain=severe]", "[data-on=stopped] input"),
)
"""What a tab may press: a beginning, discomfort, severe pain, its number."""


class Tabs:
    """Two tabs of one patient, and what was told in them."""

    def __init__(self, browser, base, clinic, chance, html):
        self.context = browser.new_context(base_url=base, service_workers="block")
        self.context.set_default_timeout(15_000)
        self.clinic, self.chance = clinic, chance
        self.context.route("**/api/session/", clinic.answer)
        self.context.route(
            f"**{HERE}", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        for heavy in ("**/artefacts/**", "**/raise.*.js"):  # no figure has to move here
            self.context.route(heavy, lambda route: route.abort())
        self.told: dict[str, str] = {}
        self.own: dict[int, set[str]] = {}
        self.pages = [self.opened(0), self.opened(1)]

    def opened(self, at: int) -> Page:
        page = self.context.new_page()
        page.goto(HERE)
        page.wait_for_selector("[data-player]:not([data-screen=loading])")
        self.own[at] = self.waiting(page)
        return page

    def waiting(self, page: Page) -> set[str]:
        """Return the urgent reports that the device holds."""
        kept = page.evaluate(KEPT)
        self.told |= {e["key"]: e["command"]["command"] for e in kept if not e["instead"]}
        open_ = (e for e in kept if e["state"] != "arrived" and not e["instead"])
        return {e["key"] for e in open_ if e["command"]["command"] in URGENT}

    def step(self) -> None:
        at = self.chance.randrange(2)
        page = self.pages[at]
        doing = self.chance.choice(["press", "press", "press", "mood", "mood", "reload", "kill"])
        if doing == "mood":
            self.clinic.mood = self.chance.choice(MOODS)
        elif doing == "reload":
            page.reload()
            page.wait_for_selector("[data-player]:not([data-screen=loading])")
            self.own[at] = self.waiting(page)
        elif doing == "kill":
            self.press(at, wait=False)
            page.close()
            self.pages[at] = self.opened(at)
        else:
            self.press(at)
        self.look()

    def press(self, at: int, *, wait: bool = True) -> None:
        """Tell something: what the page offers just now."""
        page = self.pages[at]
        there = [one for one in OFFERED if page.locator(one).first.is_visible()]
        if not there:
            return
        before = set(self.told) | self.clinic.sent.keys()
        page.locator(self.chance.choice(there)).first.dispatch_event("click", {"detail": 1})
        for _ in range(20 if wait else 0):
            self.waiting(page)
            new = {key for key in self.clinic.sent if not key.endswith("-plain")} - before
            self.told |= {key: self.clinic.sent[key]["command"] for key in new}
            if set(self.told) - before:
                break
            page.wait_for_timeout(20)
        self.own[at] |= {k for k in set(self.told) - before if self.told[k] in URGENT}

    def look(self) -> None:
        """No page says of a report that somebody knows of it, where nobody does (I30)."""
        for at, page in enumerate(self.pages):
            line = page.locator("[data-told]")
            if line.is_visible() and line.inner_text().startswith(TOLD):
                assert all(self.clinic.has(key) for key in self.own[at]), self.own[at]

    def settle(self) -> None:
        """The clinic is well again: any page of it sends all that is left."""
        self.clinic.mood = "well"
        page = self.pages[0]
        page.goto("/accounts/login/")
        for _ in range(200):
            left = [key for key in self.told if not self.clinic.has(key)]
            if not left:
                return
            page.evaluate(AGAIN)
            page.wait_for_timeout(100)
        raise AssertionError(f"lost: {[(key, self.told[key]) for key in left]}")


@pytest.fixture(scope="module")
def html():
    """A session of two exercises, warmed up: small, so that it opens quickly."""
    whole = load()
    programme = replace(whole, exercises=dict(islice(whole.exercises.items(), 2)))
    return session_page(programme, speed=1)[0].replace('"warmed_up":false', '"warmed_up":true')


def test_whatever_is_cut_reloaded_or_killed_all_arrives(browser, base, html):
    told = 0
    for run in range(RUNS):
        tabs = Tabs(browser, base, CutClinic(), Random(run), html)  # noqa: S311 - the same each time
        try:
            for _ in range(STEPS):
                tabs.step()
            tabs.settle()
            told += len(tabs.told)
        except (AssertionError, Error) as error:
            error.add_note(f"in run {run}")
            raise
        finally:
            tabs.context.close()
    assert told > RUNS
