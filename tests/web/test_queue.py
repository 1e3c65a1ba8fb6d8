"""What hurts arrives, over cuts, sign-outs and in other hands: a real browser, a real clinic."""

import re

import pytest
from playwright.sync_api import expect
from tests.web import walking
from tests.web.browsing import clinic, sign_in

pytestmark = pytest.mark.browser
NAME = "Vera Lindgren"
PLAYER = "[data-player]"
TOLD = "Your clinician has been told."


@pytest.fixture(scope="module")
def base(chromium):
    with clinic() as address:
        yield address


@pytest.fixture
def desk(browser, base):
    """The specialist's tablet, without a worker: what a test answers, no other answers."""
    context = browser.new_context(base_url=base, service_workers="block")
    page = context.new_page()
    sign_in(page, base, "specialist")
    yield page
    context.close()


def hurts(desk):
    desk.get_by_role("button", name="It hurts badly").click()
    expect(desk.locator(PLAYER)).to_have_attribute("data-screen", "stopped")
    return desk.locator("[data-told]")


def taken(route):
    """Answer as a clinic that took it, without taking it: training goes on the next day."""
    key = route.request.post_data_json["key"]
    nothing = {"reasons": [], "released": [], "session": None, "emergency": None, "version": None}
    route.fulfill(
        json={"key": key, "accepted": True, "outcome": "clear", "repeated": False, **nothing}
    )


def test_without_a_network_the_page_says_so_and_tells_when_there_is_one(desk):
    walking.open_next_session(desk, NAME)
    desk.route("**/api/session/", lambda route: route.abort("internetdisconnected"))
    told = hurts(desk)
    expect(told).to_contain_text("Your clinic does not know yet: there is no connection.")
    expect(desk.get_by_role("button", name="Send again")).to_be_visible()
    expect(desk.get_by_text("in an emergency call")).to_be_visible()
    expect(desk.get_by_role("link", name="What happens next")).to_be_visible()
    desk.unroute("**/api/session/")
    desk.route("**/api/session/", taken)
    desk.get_by_role("button", name="Send again").click()
    expect(told).to_have_text(TOLD)
    expect(desk.get_by_role("button", name="Send again")).to_be_hidden()


def test_pain_that_is_not_understood_goes_again_in_plain_words(desk):
    walking.open_next_session(desk, NAME)
    sent = []

    def refuse(route):
        body = route.request.post_data_json
        sent.append(body)
        if body["key"].endswith("-plain"):
            return taken(route)
        problems = [{"field": "with", "text": "there is no such field"}]
        return route.fulfill(status=422, json={"problems": problems})

    desk.route("**/api/session/", refuse)
    expect(hurts(desk)).to_have_text(TOLD)
    first, plain = sent
    assert plain["instead_of"] == first["key"]
    assert plain["with"] == {"words": "severe"}


def test_where_nothing_is_understood_nobody_is_said_to_know_and_it_is_kept(desk):
    walking.open_next_session(desk, NAME)
    problems = {"problems": [{"field": "", "text": "no"}]}
    desk.route("**/api/session/", lambda route: route.fulfill(status=409, json=problems))
    told = hurts(desk)
    expect(told).to_contain_text("did not understand it")
    desk.unroute("**/api/session/")
    desk.route("**/api/session/", taken)
    desk.goto("/patients/")
    bar = desk.locator("[data-post]")
    expect(bar).to_contain_text("Please tell your clinic yourself")
    expect(bar.get_by_role("listitem")).to_contain_text("Pain, or a warning sign")
    bar.get_by_role("button", name="Send again").click()
    expect(bar).to_be_hidden()


def test_a_clinic_that_fails_for_one_entry_still_hears_of_pain(desk):
    walking.open_next_session(desk, NAME)
    desk.goto(desk.url + walking.SPEED)

    def fail(route):
        pain = route.request.post_data_json["command"] == "report_pain"
        return taken(route) if pain else route.fulfill(status=500, body="")

    desk.route("**/api/session/", fail)
    walking.warm_up(desk)
    desk.get_by_role("button", name="I am in position").click()
    told = hurts(desk)
    expect(told).to_have_text(TOLD)


def test_a_page_that_is_older_than_the_clinic_says_so(desk):
    def newer(route):
        route.fulfill(status=503, headers={"X-Corset-Build": "newer"}, json={"problems": []})

    walking.open_next_session(desk, NAME)
    desk.route("**/api/session/", newer)
    expect(hurts(desk)).to_contain_text("Your clinic does not know yet")
    desk.unroute("**/api/session/")
    desk.route("**/api/session/", newer)
    desk.goto("/patients/")
    expect(desk.get_by_text("This page is older than the clinic.")).to_be_visible()


def test_the_worker_shows_a_way_on_without_a_network(specialist, base):
    desk = specialist
    sign_in(desk, base, "specialist")
    desk.goto("/patients/")
    desk.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    desk.wait_for_function("navigator.serviceWorker.controller !== null")
    desk.context.set_offline(True)
    desk.goto("/today/")
    expect(desk.get_by_role("heading", name="No connection")).to_be_visible()
    expect(desk.get_by_role("link", name=re.compile("When to get help"))).to_be_visible()
    desk.context.set_offline(False)


def test_after_a_sign_out_it_leads_to_sign_in_and_another_carries_it_under_its_authors_name(
    desk, base
):
    address = walking.open_next_session(desk, NAME)
    desk.context.clear_cookies(name="sessionid")
    told = hurts(desk)
    expect(told).to_contain_text("your sign-in is over")
    link = desk.locator("main").get_by_role("link", name="Sign in again")
    expect(link).to_be_visible()

    sign_in(desk, base, "clinician")
    desk.goto("/patients/")
    expect(desk.locator("[data-post]")).to_be_hidden()
    desk.goto(f"{address}log/")
    expect(desk.get_by_text("Tomas Reed").first).to_be_visible()
    expect(desk.get_by_text("sent by Dr Elena Marsh").first).to_be_visible()
