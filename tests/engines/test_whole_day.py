"""The same day in every engine: a whole session, fever with a comma, severe pain, an emergency."""

import pytest
from tests.engines import day

pytestmark = pytest.mark.browser
PAGES = ("/today/", "/check/", "/learn/", "/session/done/")
HELP = "When to get help at once"


def test_a_whole_session_to_its_end(phone):
    phone.sign_in("jonas")
    day.begin(phone)
    done = day.train(phone)
    assert len(done) == len(set(done)) == 4
    phone.sees("What you did")
    for name in done:
        phone.sees(name, ".exercises")
    phone.open("/today/")
    phone.sees("Your exercises next time")


@pytest.mark.parametrize("page", PAGES)
def test_from_every_page_two_taps_lead_to_when_to_get_help(phone, page):
    phone.sign_in("jonas")
    phone.open(page)
    if not phone.find("a", HELP):
        phone.tap("Menu", "summary")
    phone.tap(HELP, "a")
    phone.arrives("/emergency/")
    phone.sees("To a hospital now", "h2")
    assert phone.sees("Call", "main a[href^='tel:']").get_attribute("href") == "tel:112"


def test_a_fever_typed_with_a_comma_closes_the_day(phone):
    phone.sign_in("oskar")
    day.answer_check(phone, temperature_c="38,2")
    phone.arrives("/check/result/")
    phone.sees("Fever: training stays closed today.", "main")
    assert not phone.find("main button", "warm-up")
    phone.open("/session/")
    assert not phone.ask("return document.querySelector('[data-player]')")


def test_severe_pain_stops_the_session_and_its_alert_arrives(phone):
    phone.sign_in("greta")
    day.begin(phone)
    day.warm_up(phone)
    day.on(phone, "intro")
    name = phone.sees("", "[data-intro-name]").text
    phone.tap("I am in position")
    day.on(phone, "work")
    phone.tap("Warning signs: help at once")
    phone.sees("Is one of these new?", "h1")
    phone.tap("No, back to the session")
    phone.tap("It hurts badly")
    day.on(phone, "stopped")
    phone.sees("Your clinician has been told.", "[data-told]")
    phone.sign_in("clinician")
    phone.open("/patients/")
    phone.sees("Greta Holm", "main a")
    phone.sees(f"Severe pain at {name}", "main")
