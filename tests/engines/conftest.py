"""A clinic for each engine and file, and a phone with that engine's browser."""

import os
import shutil
import subprocess
from collections.abc import Callable
from glob import glob
from pathlib import Path

import pytest
from tests.conftest import lacking
from tests.engines.driving import engine
from tests.engines.phone import Phone
from tests.web.browsing import clinic

MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"
CHROME_109 = Path(__file__).parents[2] / ".cache" / "chrome109"
WPE = "WPE WebKit 2.38"


def _chromium(request: pytest.FixtureRequest) -> str:
    if not shutil.which("chromedriver"):
        lacking("chromedriver", "install Debian's package `chromium-driver`")
    return request.getfixturevalue("chromium")


def _firefox(_request: pytest.FixtureRequest) -> str:
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        lacking("firefox", "install Debian's package `firefox-esr`")
    return found


def _webkit(_request: pytest.FixtureRequest) -> str:
    found = glob(MINI_BROWSER)  # noqa: PTH207 - no folder of ours
    if not (found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        lacking("webkit", "install Debian's packages `webkit2gtk-driver` and `xvfb`")
    return found[0]


def _wpe(_request: pytest.FixtureRequest) -> str:
    found = shutil.which("cog")
    if not (found and shutil.which("WPEWebDriver") and shutil.which("weston")):
        lacking("wpe", "call `scripts/engines.sh old` to install it")
    version = subprocess.run([found, "--version"], check=True, capture_output=True, text=True)  # noqa: S603 - the browser
    if WPE not in version.stdout:
        lacking("wpe", f"the oldest that is supported is {WPE}, not {version.stdout.strip()}")
    return found


def _chrome109(_request: pytest.FixtureRequest) -> str:
    if not CHROME_109.exists():
        lacking("chrome109", "call `scripts/engines.sh old` to install it")
    return str(CHROME_109)


BINARY: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "chromium": _chromium,
    "firefox": _firefox,
    "webkit": _webkit,
    "wpe": _wpe,
    "chrome109": _chrome109,
}


ENGINES = os.environ.get("CORSET_ENGINES", "chromium,firefox").split(",")
"""WebKitGTK is asked for by name: now and then its driver loses a script while a page goes.

So are the oldest browsers that are supported, at night: WPE WebKit 2.38 and Chrome 109.
"""


@pytest.fixture(scope="module", params=ENGINES)
def phone(request):
    """A phone in a clinic of its own; who holds it signs in."""
    binary = BINARY[request.param](request)
    with clinic() as base, engine(request.param, base, binary) as driver:
        yield Phone(driver, base, request.param)
