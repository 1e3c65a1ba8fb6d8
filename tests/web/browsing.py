"""A demonstration clinic of its own, served for a browser."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page
from tests.once import once
from tests.ports import free_port

CORSET = Path(sys.executable).parent / "corset"
ROOT = Path(__file__).parents[2]
PASSWORD = "slow and smooth"
CHROMIUM = [
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
]
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""What draws a figure where there is no graphics card."""


@contextmanager
def clinic(settings: str | None = None) -> Iterator[str]:
    """Serve a demonstration clinic from a folder of its own; give its address.

    `settings` is a module of this repository that is taken instead of the clinic's own.
    """
    folder = Path(tempfile.mkdtemp(prefix="corset-clinic-"))
    host = f"127.0.0.1:{free_port()}"
    env = {**os.environ, "CORSET_DATA": str(folder)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    if settings:
        env |= {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)}
    quiet = {"env": env, "stdout": subprocess.DEVNULL}
    if settings:  # its sentences are its own, the static files are not
        shutil.copytree(demonstration() / "static", folder / "static")
        subprocess.run([CORSET, "demo"], check=True, **quiet)  # noqa: S603 - our own command
    else:
        shutil.copytree(demonstration(), folder, dirs_exist_ok=True)
    server = subprocess.Popen([CORSET, "serve", host], **quiet)  # noqa: S603 - our own command
    try:
        _wait(f"http://{host}/accounts/login/", server)
        yield f"http://{host}"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def demonstration() -> Path:
    """Return the data folder of a demonstration, to be copied: most of a minute of a processor."""

    def play(folder: Path) -> None:
        env = {**os.environ, "CORSET_DATA": str(folder)}
        for name in ("DJANGO_SETTINGS_MODULE", "CORSET_DATABASE"):
            env.pop(name, None)
        subprocess.run([CORSET, "demo"], check=True, env=env, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command

    return once("demonstration", play)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait for an answer as long as the server runs: a busy machine takes its time."""
    for _ in range(1500):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=2)  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{url} does not answer")


def sign_in(page: Page, base: str, who: str) -> None:
    """Sign in as somebody of the demonstration."""
    page.goto(f"{base}/accounts/login/")
    page.fill("input[name=login]", f"{who}@demo.corset")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state("networkidle")
