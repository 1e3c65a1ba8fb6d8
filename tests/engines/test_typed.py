"""What is typed into a form means the same in every engine, and stays no longer than it should."""

import pytest
from tests.engines import day

pytestmark = pytest.mark.browser
CHOSEN = "return document.querySelectorAll('#check input:checked').length"
TYPED = "return document.querySelector('#check [name=temperature_c]').value"


@pytest.mark.parametrize("typed", ["38,2", "38.2 C", " 38.2 °C"])
def test_a_temperature_is_read_as_people_write_it(phone, typed):
    phone.sign_in("jonas")
    day.answer_check(phone, temperature_c=typed)
    phone.arrives("/check/result/")
    phone.sees("Fever: training stays closed today.", "main")


@pytest.mark.parametrize("typed", ["abc", "38.2e", "100.8 F"])
def test_what_cannot_be_read_as_a_temperature_is_asked_for_again(phone, typed):
    phone.sign_in("greta")
    day.answer_check(phone, temperature_c=typed)
    wrong = phone.sees("Please look again:", "[role=alert]")
    assert "emperature" in wrong.text
    phone.arrives("/check/")
    assert phone.ask(TYPED) == typed, "what was typed stays in sight"


def test_a_reload_keeps_no_answer(phone):
    phone.sign_in("oskar")
    phone.open("/check/")
    for name in phone.ask(day.QUESTIONS)[:3]:
        phone.choose(name, "no")
    phone.choose("rest_pain", "1")
    phone.tap("Temperature", "summary")
    phone.type("temperature_c", "36.6")
    assert phone.ask(CHOSEN) == 4
    phone.reload()
    assert phone.ask(CHOSEN) == 0
    assert not phone.ask(TYPED)


def test_a_mass_with_a_comma_is_not_ten_times_as_much(phone):
    phone.sign_in("clinician")
    phone.open("/patients/")
    intake = f"{phone.follow('Jonas Berg', 'main a')}intake/"
    phone.open(intake)
    phone.type("mass_kg", "74,5")
    phone.tap(names="main form button[type=submit]")
    phone.sees("What is known of the patient has changed: weight in kilograms.")
    phone.open(intake)
    assert phone.ask("return document.querySelector('[name=mass_kg]').value") == "74.5"
