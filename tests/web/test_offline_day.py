"""A day without a network: a browser and its worker, a clinic, and a way between that is cut."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright
from tests.web import walking
from tests.web.browsing import CHROMIUM, PASSWORD, clinic
from tests.web.network import network
from tests.web.player_screens import LISTENS

pytestmark = pytest.mark.browser
PLAYER = "[data-player]"
FAST = "/session/?speed=100"
TOLD = "Your clinician has been told."
KEPT = """
async path => {
  for (const name of await caches.keys()) {
    if (!name.startsWith("corset-day ")) continue;
    if (await (await caches.open(name)).match(path, { ignoreVary: true })) return true;
  }
  return false;
}
"""
DAYS = "async () => (await caches.keys()).filter(name => name.startsWith('corset-day '))"


@pytest.fixture(scope="module")
def served(chromium):
    with clinic() as address:
        yield address


class Phone:
    """A patient's phone whose browser can be killed, and whose network can be cut."""

    def __init__(self, playwright, chromium, folder, way):
        self._playwright, self._chromium, self._folder, self.way = playwright, chromium, folder, way
        self.open()

    def open(self):
        self.context = self._playwright.chromium.launch_persistent_context(
            self._folder,
            executable_path=self._chromium,
            args=[*CHROMIUM, "--disable-3d-apis"],  # stills: nothing has to be drawn anew
            base_url=self.way.base,
            viewport={"width": 390, "height": 844},
            has_touch=True,
        )
        self.context.set_default_timeout(60_000)  # a busy machine takes its time
        self.page = self.context.new_page()

    def joins_and_sends_again(self):
        """What waits is offered to be sent; press it, unless the page has sent by itself first."""
        expect(self.page.get_by_role("button", name="Send again")).to_be_visible()
        self.way.join()
        self.page.evaluate(walking.AGAIN)

    def kill(self):
        """End the browser; what was told until then is kept."""
        signed_in = self.context.cookies()  # a telephone keeps them, a driven browser does not
        self.context.close()
        self.open()
        self.context.add_cookies(signed_in)

    def sign_in(self, who):
        self.page.goto("/accounts/login/")
        self.page.fill("input[name=login]", f"{who}@demo.corset")
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/today/")

    def keeps(self, path):
        """Wait until a page of the day is kept."""
        for _ in range(600):
            if self.page.evaluate(KEPT, path):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{path} is not kept")

    def keeps_nothing(self):
        for _ in range(50):
            if not self.page.evaluate(DAYS):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("a day is kept")

    def begins(self, who):
        """Sign in, check, and begin the day's session; all of it is kept then."""
        self.sign_in(who)
        self.page.goto("/check/")
        walking.answer_check(self.page)
        self.page.wait_for_url("**/check/result/")
        self.page.locator("form[action='/session/'] button").click()
        self.page.wait_for_url("**/session/")
        self.page.goto(FAST)
        self.keeps("/session/")

    def screen(self, *names):
        pattern = re.compile("|".join(names))
        expect(self.page.locator(PLAYER)).to_have_attribute("data-screen", pattern, timeout=60_000)


@pytest.fixture
def phone(playwright_of_file, chromium, tmp_path, served):
    with network(served) as way:
        phone = Phone(playwright_of_file, chromium, tmp_path / "browser", way)
        yield phone
        phone.context.close()


@pytest.fixture(scope="module")
def playwright_of_file(chromium):
    with sync_playwright() as playwright:
        yield playwright


def sent_by(phone):
    """Note what is sent, by its key, as often as it goes out and is answered."""
    sent = []

    def note(response):
        if response.url.endswith("/api/session/") and response.status == 200:
            sent.append((response.request.post_data_json, response.json()))

    phone.context.on("response", note)
    return sent


def do_one(phone):
    phone.screen("intro")
    phone.page.get_by_role("button", name="I am in position").click()
    phone.screen("ask")
    for answer in ("[name=pain][value='0']", "[name=effort][value='3']"):
        phone.page.wait_for_timeout(LISTENS)
        phone.page.locator(f"label:has(input{answer})").click()
    phone.screen("rest", "intro", "closing", "closed")


def test_a_day_that_is_cut_reloaded_and_killed_is_finished_and_told_once(phone):
    phone.begins("jonas")
    page = phone.page
    walking.warm_up(page)
    do_one(phone)
    phone.keeps("/session/")
    phone.way.cut()
    page.reload()
    phone.screen("intro")
    expect(page.locator("html")).to_have_attribute("data-kept", re.compile(r"\d+"))
    do_one(phone)
    phone.kill()
    page = phone.page
    page.goto("/session/")
    for _ in range(20):
        if page.locator(PLAYER).get_attribute("data-screen") == "closing":
            break
        phone.screen("intro", "closing")
        expect(page.locator(".stage-live:visible, .stage img:visible").first).to_be_visible()
        do_one(phone)
        if page.locator(PLAYER).get_attribute("data-screen") == "rest":
            page.locator("[data-on=rest] [data-do=next]").click()
    phone.screen("closing")
    expect(page.get_by_text("No connection: your session is kept here")).to_be_visible()
    sent = sent_by(phone)
    phone.joins_and_sends_again()
    page.wait_for_url("**/session/done/")
    keys = [body["key"] for body, _ in sent]
    assert keys
    assert len(keys) == len(set(keys))
    assert all(answer["accepted"] for _, answer in sent), sent
    times = [body["told"]["at"] for body, _ in sent]
    assert times == sorted(times)


def test_severe_pain_without_a_network_stops_at_once_and_alerts_when_it_is_back(phone):
    phone.begins("oskar")
    page = phone.page
    walking.warm_up(page)
    phone.way.cut()
    page.reload()
    phone.screen("intro")
    page.get_by_role("button", name="I am in position").click()
    page.get_by_role("button", name="It hurts badly").click()
    phone.screen("stopped")
    told = page.locator("[data-told]")
    expect(told).to_contain_text("Your clinic does not know yet")
    page.reload()
    phone.screen("stopped")
    phone.joins_and_sends_again()
    expect(told).to_have_text(TOLD)
    page.goto("/today/")
    expect(page.get_by_text("That is all for today.")).to_be_visible()


def test_todays_check_waits_for_the_clinic_and_says_so(phone):
    phone.sign_in("greta")
    page = phone.page
    phone.keeps("/check/")
    phone.way.cut()
    page.goto("/today/")
    page.goto("/check/")
    walking.answer_check(page)
    expect(page.get_by_role("heading", name="Your answers wait on this device.")).to_be_visible()
    expect(page.get_by_text("your clinic has not got them yet")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Your answers wait on this device.")).to_be_visible()
    phone.joins_and_sends_again()
    page.wait_for_url("**/check/result/")
    expect(page.get_by_text("You can train today.")).to_be_visible()


def test_a_warning_sign_in_a_check_without_a_network_shows_its_text_at_once(phone):
    phone.sign_in("vera")
    page = phone.page
    phone.keeps("/check/")
    phone.way.cut()
    page.goto("/check/")
    page.locator(".signs-question label:has(input[value=yes])").first.click()
    page.locator(".signs-ticks label").first.click()
    page.get_by_role("button", name="Send the answers").click()
    help_ = page.locator("[data-help]:not([hidden])")
    expect(help_).to_have_count(1)
    expect(help_.locator("h2")).to_contain_text(re.compile("To a (hospital now|doctor today)"))
    expect(help_).to_contain_text("Your clinic does not know yet")
    phone.joins_and_sends_again()
    page.wait_for_url("**/emergency/")
    expect(page.get_by_text("Your clinic has been told.")).to_be_visible()


def test_instead_of_the_browsers_error_there_is_a_page_of_our_own(phone):
    phone.sign_in("jonas")
    phone.keeps("/today/")
    phone.way.cut()
    page = phone.page
    for path in ("/learn/", "/session/done/"):
        page.goto(path)
        expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    page.get_by_role("link", name="Today, as it was kept here").click()
    expect(page.locator("html")).to_have_attribute("data-kept", re.compile(r"\d+"))
    page.goto("/")
    page.wait_for_url("**/today/")


def test_a_sign_out_throws_away_what_was_kept_even_without_a_network(phone):
    page = phone.page
    for cut in (False, True):
        phone.sign_in("jonas")
        phone.keeps("/today/")
        if cut:
            phone.way.cut()
        page.locator("[data-menu] summary").click()
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_load_state()
        phone.keeps_nothing()
        if not cut:
            phone.way.cut()
        page.goto("/today/")
        expect(page.get_by_role("heading", name="No connection")).to_be_visible()
        phone.way.join() if not cut else None


def test_nobody_sees_what_was_kept_of_another(phone):
    page = phone.page
    phone.sign_in("jonas")
    phone.keeps("/today/")
    phone.context.clear_cookies()  # a sign-in that is over, as after a month
    phone.sign_in("oskar")
    phone.keeps("/today/")
    assert len(page.evaluate(DAYS)) == 1
    phone.way.cut()
    page.goto("/today/")
    assert "Jonas" not in page.content()
