"""A patient's day on a phone, in the patient's own steps: used by the tests of every engine."""

from selenium.webdriver.remote.webelement import WebElement
from tests.engines.phone import PASSING, Phone, until

FAST = "/session/?speed=100"
"""The demonstration's player may run faster than the therapy."""
SCREEN = "return document.querySelector('[data-player]')?.dataset.screen ?? location.pathname"
QUESTIONS = """
return [...document.querySelectorAll("#check input[value=no]")].map(input => input.name)
"""
EARLY = "#early button[value=confirm]"
TIMES = 600


def answer_check(phone: Phone, **measured: str) -> None:
    """Answer every question with no, say what was measured, and send it."""
    phone.open("/check/")
    for name in phone.ask(QUESTIONS):
        phone.choose(name, "no")
    phone.choose("rest_pain", "1")
    if measured:
        phone.tap("Temperature", "summary")
    for name, text in measured.items():
        phone.type(name, text)
    phone.tap("Send the answers")


def begin(phone: Phone) -> None:
    """Check, and go on to the warm-up."""
    answer_check(phone)
    phone.sees("You can train today.")
    phone.tap("warm-up", "main button")
    phone.arrives("/session/")
    phone.open(FAST)


def screen(phone: Phone) -> str:
    """Return the name of the player's screen, else the page's path."""
    return str(until(lambda: phone.ask(SCREEN), "a page"))


def on(phone: Phone, *screens: str) -> str:
    """Wait for one of some screens or pages; return which."""
    return until(lambda: (now := screen(phone)) in screens and now, f"one of {screens}", 60)


def settled(phone: Phone) -> str:
    """Return the player's screen, else the page's path, once it has loaded."""
    return until(lambda: phone.path() and (now := screen(phone)) != "loading" and now, "a page")


def warm_up(phone: Phone) -> None:
    """Go through the warm-up's parts."""
    on(phone, "warm-up")
    for _ in range(TIMES):
        if screen(phone) != "warm-up":
            return
        _tap_once(phone.find(EARLY) or phone.find("[data-done]"))
    raise AssertionError("the warm-up does not end")


def train(phone: Phone) -> list[str]:
    """Do the session's exercises to its end; return their names."""
    warm_up(phone)
    done: list[str] = []
    while on(phone, "intro", "/session/done/") == "intro":
        done.append(phone.sees("", "[data-intro-name]").text)
        phone.tap("I am in position")
        on(phone, "ask")
        answer(phone)
        on(phone, "rest", "intro", "closing", "closed", "/session/done/")
        _end_of_rest(phone)
    return done


def answer(phone: Phone) -> None:
    """Say that it did not hurt, and was easy."""
    phone.choose("pain", "0")
    phone.choose("effort", "3")


def _end_of_rest(phone: Phone) -> None:
    until(lambda: screen(phone) not in {"rest", "ask", "closing", "closed"}, "what follows", 60)


def _tap_once(found: WebElement | None) -> None:
    try:
        if found:
            found.click()
    except PASSING:
        pass  # the screen has changed by itself
