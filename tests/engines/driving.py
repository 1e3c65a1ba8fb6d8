"""Browsers of three engines, each on a phone's screen: Chromium, Firefox, WebKit.

They are driven by Selenium alone, so that the same path is walked in each: in those of today,
and in the oldest that are supported, Chrome 109 and (WPE) WebKit 2.38, which is Safari 16.0.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService
from selenium.webdriver.wpewebkit.options import Options as WPEOptions
from selenium.webdriver.wpewebkit.service import Service as WPEService
from tests.engines.marionette import Marionette
from tests.engines.played import Played

WIDTH, HEIGHT = 390, 844
CHROMIUM = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-3d-apis",
)
FIREFOX = """
user_pref("marionette.port", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
"""
"""A port that is free; and nothing that opens a page by itself."""
WESTON = (
    "weston",
    "--no-config",
    "--backend=headless-backend.so",
    "--shell=kiosk-shell.so",
    "--use-pixman",
    "--idle-time=0",
    f"--width={WIDTH}",
    f"--height={HEIGHT}",
)
POPUP = f"open('/offline/', '_blank', 'popup,width={WIDTH},height={HEIGHT}')"
START_S = 60
LOST_S = 20
"""How long a driver may keep an answer, which WPE's does for ever when it loses a page."""


@contextmanager
def engine(name: str, base: str, binary: str) -> Iterator[WebDriver]:
    """Start an engine's browser with nothing in its memory; give what drives it, at the clinic."""
    start = {
        "chromium": _chromium,
        "firefox": _firefox,
        "webkit": _webkit,
        "wpe": _wpe,
        "chrome109": _chrome109,
    }[name]
    folder = TemporaryDirectory(prefix="corset-browser-", ignore_cleanup_errors=True)
    with folder as home, start(Path(home), base, binary) as driver:
        yield driver


@contextmanager
def _chromium(home: Path, base: str, binary: str) -> Iterator[WebDriver]:
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (*CHROMIUM, f"--user-data-dir={home}"):
        options.add_argument(argument)
    phone = {"width": WIDTH, "height": HEIGHT, "pixelRatio": 1.0, "touch": True}
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": phone})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options, service)
    try:
        driver.get(base)
        yield driver
    finally:
        driver.quit()


@contextmanager
def _firefox(home: Path, base: str, binary: str) -> Iterator[WebDriver]:
    """Its windows are at least 450 wide; what a page opens is not."""
    (home / "user.js").write_text(FIREFOX)
    asked = [binary, "--marionette", "--headless", "--no-remote", "--profile", str(home)]
    told = {**os.environ, "HOME": str(home), "MOZ_HEADLESS_WIDTH": "1400"}
    told["MOZ_HEADLESS_HEIGHT"] = "1000"
    with _process(asked, env=told) as process:
        port = _written(home / "MarionetteActivePort", process)
        driver = webdriver.Remote(Marionette(port), options=webdriver.FirefoxOptions())
        driver.get(base)
        driver.execute_script(POPUP)
        _until(lambda: len(driver.window_handles) > 1, process)
        driver.switch_to.window(driver.window_handles[-1])
        yield driver
        driver.quit()


@contextmanager
def _webkit(home: Path, base: str, binary: str) -> Iterator[WebDriver]:
    """On a screen of its own that nobody sees; without the whole of it, windows are 447 wide."""
    options = WebKitOptions()
    options.binary_location = binary
    options.add_argument("--automation")
    options.add_argument("--full-screen")
    with _screen() as display:
        told = {**os.environ, "DISPLAY": display, "HOME": str(home)}
        service = WebKitService(shutil.which("WebKitWebDriver"), env=told)
        driver = webdriver.WebKitGTK(options, service)
        try:
            driver.set_window_rect(0, 0, WIDTH, HEIGHT)
            driver.get(base)
            yield driver
        finally:
            driver.quit()


@contextmanager
def _wpe(home: Path, base: str, binary: str) -> Iterator[WebDriver]:
    """On a screen of Wayland that nobody sees, which is the phone's and filled by the browser."""
    options = WPEOptions()
    options.set_capability("browserName", Path(binary).name)
    options.binary_location = binary
    options.add_argument("--automation")
    options.add_argument("--platform=wl")
    told = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    with _process([*WESTON, "--socket=phone"], env=told) as process:
        _until((home / "phone").exists, process)
        env = {**told, "WAYLAND_DISPLAY": "phone"}
        driver = webdriver.WPEWebKit(options, WPEService(shutil.which("WPEWebDriver"), env=env))
        driver.command_executor.client_config.timeout = LOST_S
        try:
            driver.get(base)
            yield driver
        finally:
            driver.quit()


@contextmanager
def _chrome109(_home: Path, base: str, binary: str) -> Iterator[WebDriver]:
    """By Playwright: today's chromedriver asks what this Chrome does not know."""
    with Played(binary, WIDTH, HEIGHT) as played:
        driver = webdriver.Remote(played, options=webdriver.ChromeOptions())
        driver.get(base)
        yield driver


@contextmanager
def _screen() -> Iterator[str]:
    """Start an X server; give its display, which it chooses and writes down."""
    told, tell = os.pipe()
    asked = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _process(asked, pass_fds=[tell]), os.fdopen(told) as written:
        os.close(tell)
        yield f":{written.readline().strip()}"


@contextmanager
def _process(asked: list[str], **more: object) -> Iterator[subprocess.Popen]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(asked, **quiet, **more)  # noqa: S603 - a browser, or its screen
    try:
        yield process
    finally:
        process.terminate()
        process.wait(START_S)


def _written(path: Path, process: subprocess.Popen) -> int:
    _until(lambda: path.exists() and path.read_text().strip(), process)
    return int(path.read_text())


def _until(true: Callable[[], object], process: subprocess.Popen) -> None:
    end = time.monotonic() + START_S
    while not true():
        assert process.poll() is None, "the browser has ended"
        assert time.monotonic() < end, "the browser did not start in time"
        time.sleep(0.05)
