"""Going back, and a second tab, show nothing that is over: in every engine."""

import pytest
from tests.engines import day

pytestmark = pytest.mark.browser
SESSION = "/session/"
RUNNING = {"warm-up", "intro", "work", "rest", "ask"}


def not_in_webkit(phone):
    if phone.engine == "webkit":
        pytest.skip("WebKitGTK's driver has one tab, and loses what is asked while a page goes")


def not_in_wpe(phone, why):
    if phone.engine == "wpe":
        pytest.skip(f"WPE WebKit's driver {why}")


def test_back_after_signing_out_shows_no_patients(phone):
    not_in_wpe(phone, "hears no more of a page that is shown by another process after going back")
    phone.sign_in("clinician")
    phone.open("/patients/")
    phone.sees("Jonas Berg", "main a")
    phone.tap("Menu", "summary")
    phone.tap("Sign out")
    phone.arrives("/accounts/login/")
    phone.back()
    phone.sees("Sign in", "h1")
    assert not phone.find("body", "Jonas Berg")


def test_back_to_the_session_shows_no_warm_up_that_was_done(phone):
    not_in_webkit(phone)
    phone.sign_in("jonas")
    day.begin(phone)
    day.warm_up(phone)
    day.on(phone, "intro")
    phone.open("/today/")
    phone.back()
    phone.arrives(SESSION)
    assert day.on(phone, *RUNNING) == "intro"


def test_back_to_a_session_that_pain_has_stopped_shows_nothing_to_train(phone):
    not_in_webkit(phone)
    phone.sign_in("oskar")
    day.begin(phone)
    phone.tap("It hurts badly")
    day.on(phone, "stopped")
    phone.sees("Your clinician has been told.", "[data-told]")
    phone.tap("What happens next", "a")
    phone.arrives("/session/done/")
    phone.back()
    assert day.settled(phone) not in RUNNING


def test_a_second_tab_starts_nothing_after_severe_pain_in_the_first(phone):
    not_in_webkit(phone)
    not_in_wpe(phone, "has one tab")
    phone.sign_in("greta")
    day.begin(phone)
    day.warm_up(phone)
    day.on(phone, "intro")
    with phone.second_tab(SESSION):
        day.on(phone, "intro")
        with phone.first_tab():
            phone.tap("I am in position")
            day.on(phone, "work")
            phone.tap("It hurts badly")
            day.on(phone, "stopped")
            phone.sees("Your clinician has been told.", "[data-told]")
        assert day.on(phone, "stopped", "closed", "/session/done/")
        assert not phone.find("button", "I am in position")
        phone.reload()
        assert day.settled(phone) not in RUNNING
