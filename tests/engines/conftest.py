"""A clinic for each engine and file, and a phone with that engine's browser."""

import os
import shutil
from collections.abc import Callable
from glob import glob

import pytest
from tests.conftest import lacking
from tests.engines.driving import engine
from tests.engines.phone import Phone
from tests.web.browsing import clinic

MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"


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


BINARY: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "chromium": _chromium,
    "firefox": _firefox,
    "webkit": _webkit,
}


ENGINES = os.environ.get("CORSET_ENGINES", "chromium,firefox").split(",")
"""WebKitGTK is asked for by name: now and then its driver loses a script while a page goes."""


@pytest.fixture(scope="module", params=ENGINES)
def phone(request):
    """A phone in a clinic of its own; who holds it signs in."""
    binary = BINARY[request.param](request)
    with clinic() as base, engine(request.param, base, binary) as driver:
        yield Phone(driver, base, request.param)
