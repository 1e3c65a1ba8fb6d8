"""Firefox for Selenium, without a driver: its own Marionette speaks W3C's commands on a socket.

Debian has no geckodriver, which does nothing but this translation.
"""

import json
import socket
from contextlib import closing
from typing import Any

from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

SPOKEN = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.NEW_WINDOW: "WebDriver:NewWindow",
    Command.QUIT: "Marionette:Quit",
    Command.CLOSE: "WebDriver:CloseWindow",
    Command.GET: "WebDriver:Navigate",
    Command.GO_BACK: "WebDriver:Back",
    Command.REFRESH: "WebDriver:Refresh",
    Command.DELETE_ALL_COOKIES: "WebDriver:DeleteAllCookies",
    Command.FIND_ELEMENT: "WebDriver:FindElement",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.CLEAR_ELEMENT: "WebDriver:ElementClear",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.W3C_GET_CURRENT_WINDOW_HANDLE: "WebDriver:GetWindowHandle",
    Command.W3C_GET_WINDOW_HANDLES: "WebDriver:GetWindowHandles",
    Command.SWITCH_TO_WINDOW: "WebDriver:SwitchToWindow",
    Command.SET_WINDOW_RECT: "WebDriver:SetWindowRect",
    Command.GET_WINDOW_RECT: "WebDriver:GetWindowRect",
    Command.GET_CURRENT_URL: "WebDriver:GetCurrentURL",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "WebDriver:ExecuteAsyncScript",
    Command.SET_TIMEOUTS: "WebDriver:SetTimeouts",
    Command.GET_ELEMENT_TEXT: "WebDriver:GetElementText",
    Command.GET_ELEMENT_PROPERTY: "WebDriver:GetElementProperty",
    Command.SCREENSHOT: "WebDriver:TakeScreenshot",
}
"""What Selenium asks for, and how Marionette calls it; their parameters are the same."""


class Marionette(RemoteConnection):
    """A connection to a running Firefox."""

    def __init__(self, port: int):
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._read = self._socket.makefile("rb")
        self._number = 0
        self._message()  # it greets first

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """Ask for one command, and wait for its answer."""
        self._number += 1
        told = {key: value for key, value in params.items() if key != "sessionId"}
        if command == Command.SCREENSHOT:
            told["full"] = False  # what is on the screen, as elsewhere
        body = json.dumps([0, self._number, SPOKEN[command], told])
        self._socket.sendall(f"{len(body.encode())}:{body}".encode())
        _, number, error, value = self._message()
        assert number == self._number
        if error:
            return {"status": error["error"], "value": error}
        alone = isinstance(value, dict) and set(value) == {"value"}
        return {"value": value["value"] if alone else value}

    def close(self) -> None:
        """Hang up."""
        with closing(self._socket):
            self._read.close()

    def _message(self) -> Any:
        length = b""
        while (byte := self._read.read(1)) != b":":
            assert byte, "Firefox has hung up"
            length += byte
        return json.loads(self._read.read(int(length)))
