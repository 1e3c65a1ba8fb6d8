"""The screens on which pages are looked at: sampled pairwise, or every combination there is.

CORSET_MATRIX=whole takes every combination, as at night.
"""

import os
from itertools import product
from typing import NamedTuple

from playwright.sync_api import Page

TEXT = """([text, direction]) => {
  document.documentElement.style.fontSize = `${text}%`;
  document.documentElement.dir = direction;
}"""
LAID_OUT = """() => new Promise(
  (done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""


class Screen(NamedTuple):
    """A screen in CSS pixels, root text in percent, a theme, and a direction of reading."""

    width: int
    height: int
    text: int
    theme: str
    direction: str

    def __str__(self) -> str:
        """Name it."""
        return f"{self.width} × {self.height}, {self.text} %, {self.theme}, {self.direction}"


SAMPLE = (
    Screen(320, 568, 200, "light", "ltr"),
    Screen(360, 740, 150, "dark", "rtl"),
    Screen(390, 664, 100, "light", "rtl"),
    Screen(390, 844, 200, "dark", "ltr"),
    Screen(740, 360, 100, "dark", "ltr"),
    Screen(740, 360, 200, "light", "rtl"),
    Screen(820, 1180, 150, "light", "ltr"),
    Screen(1180, 820, 150, "dark", "rtl"),
    Screen(1366, 900, 200, "dark", "rtl"),
)
"""Each size with each size of text, theme or direction at least once."""
SIZES = ((320, 568), (360, 740), (390, 664), (740, 360), (820, 1180), (1180, 820), (1366, 900))
WHOLE = tuple(
    Screen(*size, text, theme, direction)
    for size, text, theme, direction in product(
        SIZES, (100, 150, 200), ("light", "dark"), ("ltr", "rtl")
    )
)


def chosen() -> tuple[Screen, ...]:
    """Return the sample, or at night all of them."""
    return WHOLE if os.environ.get("CORSET_MATRIX") == "whole" else SAMPLE


def batches() -> list[tuple[Screen, ...]]:
    """Return them in parts as large as the sample, for pages whose clock runs meanwhile."""
    every, size = chosen(), len(SAMPLE)
    return [every[at : at + size] for at in range(0, len(every), size)]


def become(page: Page, screen: Screen) -> None:
    """Let an open page be shown on a screen.

    The width comes last: Chromium asks a container for its width in `rem` when that changes, and
    not when the text does.
    """
    page.emulate_media(color_scheme=screen.theme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": screen.width - 1, "height": screen.height})
    page.evaluate(TEXT, [screen.text, screen.direction])
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.evaluate(LAID_OUT)
