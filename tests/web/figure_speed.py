"""How soon the figure stands on a phone's screen, and how smoothly it moves.

    .venv/bin/python -m tests.web.figure_speed

A mid-range phone: 390 x 844, processor slowed 4 times, fast 3G, the page cached; software GL.
"""

import os
import shutil
import statistics
import sys

from playwright.sync_api import CDPSession, Page, sync_playwright
from tests.web.browsing import CHROMIUM, SOFTWARE_GL, clinic

FAST_3G = {"latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
RELOADS = 5
SHOWN = "() => document.querySelector('[data-phase] canvas') && performance.now()"
PICTURES = """
() => new Promise((done) => {
  let count = 0;
  const since = performance.now();
  const turn = () => {
    count += 1;
    const passed = performance.now() - since;
    if (passed < 4000) requestAnimationFrame(turn); else done(count / passed * 1000);
  };
  requestAnimationFrame(turn);
})
"""


def throttle(session: CDPSession, rate: int) -> None:
    """Slow the processor down, and the network to fast 3G."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    session.send("Network.emulateNetworkConditions", {"offline": False, **FAST_3G})


def first_figure(page: Page) -> float:
    """Return the seconds from the start of a reload until the figure stands."""
    page.reload(wait_until="commit")
    return page.wait_for_function(SHOWN, timeout=30_000).json_value() / 1000


def main() -> None:
    """Measure and say."""
    path = os.environ.get("CORSET_CHROMIUM") or shutil.which("chromium")
    arguments = [*(a for a in CHROMIUM if a != "--disable-gpu"), *SOFTWARE_GL]
    with clinic() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{base}/exercises/L1")
        page.wait_for_function(SHOWN, timeout=30_000)
        plain = page.evaluate(PICTURES)
        throttle(page.context.new_cdp_session(page), 4)
        seconds = sorted(first_figure(page) for _ in range(RELOADS))
        times = f"{seconds[0]:.2f} to {seconds[-1]:.2f} s, median {statistics.median(seconds):.2f}"
        sys.stdout.write(f"first figure, cached, 4 x slower, fast 3G: {times}\n")
        sys.stdout.write(f"pictures a second, not throttled: {plain:.0f}\n")


if __name__ == "__main__":
    main()
