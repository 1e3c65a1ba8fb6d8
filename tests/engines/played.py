"""Chrome 109 for Selenium, without a driver: Playwright speaks with it as it speaks with today's.

Today's chromedriver asks for what this Chrome does not know, and no driver of its age is packaged.
"""

from base64 import b64encode
from collections.abc import Callable
from typing import Any, Self

from playwright.sync_api import ElementHandle, Error, Page, sync_playwright
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What W3C calls an element in a message."""
SOON_MS = 2000
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
NOT_ON_A_PHONE = ("--disable-back-forward-cache",)
"""What Playwright would ask for."""

Told = dict[str, Any]
TO_A_PAGE: dict[str, Callable[[Page, Told], object]] = {
    Command.GET: lambda page, told: page.goto(told["url"]),
    Command.REFRESH: lambda page, _: page.reload(),
    Command.GET_CURRENT_URL: lambda page, _: page.url,
    Command.SCREENSHOT: lambda page, _: b64encode(page.screenshot()).decode(),
    Command.CLOSE: lambda page, _: page.close(),
}
TO_AN_ELEMENT: dict[str, Callable[[ElementHandle, Told], object]] = {
    Command.CLICK_ELEMENT: lambda element, _: element.click(timeout=SOON_MS),
    Command.CLEAR_ELEMENT: lambda element, _: element.fill("", timeout=SOON_MS),
    Command.SEND_KEYS_TO_ELEMENT: lambda element, told: element.type(told["text"]),
    Command.GET_ELEMENT_TEXT: lambda element, _: element.inner_text(),
}


class Played(RemoteConnection):
    """A Chrome that runs on a phone's screen while this is held."""

    def __init__(self, binary: str, width: int, height: int):
        super().__init__(client_config=ClientConfig("http://127.0.0.1"))
        self._playwright = sync_playwright().start()
        self._chrome = self._playwright.chromium.launch(
            executable_path=binary, args=ARGUMENTS, ignore_default_args=NOT_ON_A_PHONE
        )
        # With a folder for them, this Chrome forgets its cookies after half a minute.
        self._context = self._chrome.new_context(
            viewport={"width": width, "height": height}, is_mobile=True, has_touch=True
        )
        self._page = self._context.new_page()
        self._pages = [self._page]
        self._context.on("page", self._keep)
        self._elements: list[ElementHandle] = []

    def __enter__(self) -> Self:
        """Hold it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._chrome.close()
        self._playwright.stop()

    def execute(self, command: str, params: Told) -> Told:
        """Do what one command asks for; return its answer as a driver does."""
        try:
            return {"value": self._done(command, params)}
        except Error as error:
            script = command == Command.W3C_EXECUTE_SCRIPT
            status = "javascript error" if script else "element not interactable"
            return {"status": status, "value": {"error": status, "message": error.message}}

    def _done(self, command: str, told: Told) -> object:
        if command in TO_A_PAGE:
            return TO_A_PAGE[command](self._page, told)
        if command in TO_AN_ELEMENT:
            return TO_AN_ELEMENT[command](self._elements[int(told["id"])], told)
        to_all: dict[str, Callable[[Told], object]] = {
            Command.NEW_SESSION: lambda _: {"sessionId": "played", "capabilities": {}},
            Command.DELETE_ALL_COOKIES: lambda _: self._context.clear_cookies(),
            Command.W3C_EXECUTE_SCRIPT: self._script,
            Command.W3C_GET_CURRENT_WINDOW_HANDLE: lambda _: str(self._pages.index(self._page)),
            Command.W3C_GET_WINDOW_HANDLES: self._windows,
            Command.SWITCH_TO_WINDOW: self._switch,
        }
        return to_all[command](told)

    def _keep(self, page: Page) -> None:
        self._pages.append(page)

    def _windows(self, _: Told) -> list[str]:
        self._page.wait_for_timeout(0)  # for word of a page that has been opened
        return [str(at) for at, page in enumerate(self._pages) if not page.is_closed()]

    def _switch(self, told: Told) -> None:
        self._page = self._pages[int(told["handle"])]
        self._page.bring_to_front()

    def _script(self, told: Told) -> object:
        """Return what a script returns: a value, or one element."""
        args = [
            self._elements[int(arg[ELEMENT])] if isinstance(arg, dict) else arg
            for arg in told["args"]
        ]
        script = f"args => (function () {{ {told['script']}\n }}).apply(null, args)"
        found = self._page.evaluate_handle(script, args)
        if not (element := found.as_element()):
            return found.json_value()
        self._elements.append(element)
        return {ELEMENT: str(len(self._elements) - 1)}
