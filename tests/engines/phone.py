"""A patient's phone, whatever its browser: looks and taps as a person does, by what can be seen."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    JavascriptException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

T = TypeVar("T")
WITHIN_S = 20
SIZE = "popup,width=390,height=844"
TAPPED = "a, button, summary, label"
PASSWORD = "slow and smooth"
SEEN = """
const [names, words] = arguments;
return [...document.querySelectorAll(names)].find(element =>
  element.getClientRects().length && getComputedStyle(element).visibility !== "hidden"
  && element.innerText.replace(/\\s+/g, " ").includes(words)) ?? null;
"""
READY = "return document.readyState === 'complete' && location.pathname + location.search"
PASSING = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    JavascriptException,  # a page that goes while it is asked
    StaleElementReferenceException,
    TimeoutException,
)


class Phone:
    """What a test does with a browser; everything waits until it can be done, or fails."""

    def __init__(self, driver: WebDriver, base: str, engine: str):
        self.driver, self.base, self.engine = driver, base, engine

    def open(self, path: str) -> None:
        """Go to a page by its address."""
        self.driver.get(self.base + path)

    def ask(self, script: str, *with_: object) -> object:
        """Return what a script of the page returns."""
        return self.driver.execute_script(script, *with_)

    def find(self, names: str, words: str = "") -> WebElement | None:
        """Return the first that is shown, and that has the words."""
        return self.ask(SEEN, names, words)  # type: ignore[return-value]

    def sees(self, words: str, names: str = "body", *, within: float = WITHIN_S) -> WebElement:
        """Wait for words to be shown."""
        return until(lambda: self.find(names, words), f"{words!r} in {names}", within)

    def tap(self, words: str = "", names: str = TAPPED) -> None:
        """Tap on what is shown and says so."""

        def tapped() -> bool:
            found = self.find(names, words)
            if found is None:
                return False
            self.ask("arguments[0].scrollIntoView({ block: 'center' })", found)
            found.click()
            return True

        until(tapped, f"a tap on {words!r} in {names}")

    def type(self, name: str, text: str) -> None:
        """Type into the field of a name."""
        field = self.sees("", f"[name={name}]")
        field.clear()
        field.send_keys(text)

    def choose(self, name: str, value: str) -> None:
        """Tap on the answer to a question."""
        self.tap(names=f"label:has(input[name='{name}'][value='{value}'])")

    def arrives(self, path: str) -> None:
        """Wait for a page that is loaded and whose address begins so."""
        until(lambda: str(self.ask(READY)).startswith(path), f"the page {path}")

    def path(self) -> str:
        """Return the path of the page, once it is loaded."""
        return str(until(lambda: self.ask(READY), "a page that is loaded")).split("?")[0]

    def follow(self, words: str, names: str) -> str:
        """Tap on a link; return the path of the page it leads to, which not every driver awaits."""
        here = self.path()
        self.tap(words, names)
        return until(lambda: (there := self.path()) != here and there, f"the page of {words!r}")

    def reload(self) -> None:
        """Load the page again, as a person does."""
        self.driver.refresh()

    @contextmanager
    def second_tab(self, path: str) -> Iterator[None]:
        """Go on in a second tab, and come back from it."""
        first = self.driver.current_window_handle
        known = set(self.driver.window_handles)
        self.ask(f"open(arguments[0], '_blank', {SIZE!r})", path)
        self._go((until(lambda: set(self.driver.window_handles) - known, "a second tab")).pop())
        yield
        self.driver.close()
        self._go(first)

    @contextmanager
    def first_tab(self) -> Iterator[None]:
        """Go to the tab that was there first, for a while."""
        now = self.driver.current_window_handle
        others = [one for one in self.driver.window_handles if one != now]
        self._go(others[-1])
        yield
        self._go(now)

    def _go(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def back(self) -> None:
        """Go back as the phone's own button does."""
        self.ask("history.back()")
        time.sleep(0.5)

    def sign_in(self, who: str) -> None:
        """Sign in as somebody of the demonstration, whoever was."""
        self.driver.delete_all_cookies()
        self.open("/accounts/login/")
        self.type("login", f"{who}@demo.corset")
        self.type("password", PASSWORD)
        self.tap(names="main button[type=submit]")
        until(lambda: "/login/" not in self.driver.current_url, "being signed in")

    def picture(self, path: Path) -> None:
        """Take a picture of what is shown."""
        self.driver.save_screenshot(str(path))


def until(true: Callable[[], T | None], what: str, within: float = WITHIN_S) -> T:
    """Wait until something is so; what passes by itself is tried again."""
    end = time.monotonic() + within
    why: Exception | None = None
    while time.monotonic() < end:
        try:
            if found := true():
                return found
        except PASSING as passing:
            why = passing
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {within} seconds") from why
