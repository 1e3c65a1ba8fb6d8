"""The player's screens, one after the other, in a page that shows every exercise there is."""

from collections.abc import Iterator

from playwright.sync_api import Page

PRESS = """name => [...document.querySelectorAll(name)].find(e => e.offsetParent)?.dispatchEvent(
  new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }))"""
SCREEN = "document.querySelector('[data-player]').dataset.screen"
LISTENS = 420
"""Milliseconds after which taps are heard again."""


def press(page: Page, name: str) -> None:
    """Press what is shown of that name, once the page listens."""
    page.wait_for_timeout(LISTENS)
    page.evaluate(PRESS, name)


def screens(page: Page) -> Iterator[str]:
    """Go through all of them; yield the name of each as it is shown."""
    page.wait_for_selector("[data-player][data-screen=warm-up]")
    yield "warm-up"
    press(page, "[data-do=pause]")
    while page.evaluate(SCREEN) == "warm-up":
        press(page, "[data-done]")
        page.evaluate("document.querySelector('#early').close('confirm')")
        page.wait_for_timeout(50)
    yield "intro"
    press(page, "[data-do=ready]")
    page.wait_for_selector("[data-stage-count]:visible")
    yield "work"
    press(page, "[data-on=work] [data-do=pause]")
    yield "paused"
    press(page, "[data-do=end]")
    yield "pain"
    press(page, "input[name=pain][value='7']")
    yield "doubt"
    press(page, "[data-ask=doubt] [data-do=take-back]")
    page.wait_for_selector("[data-ask=pain]:visible")
    press(page, "input[name=pain][value='2']")
    yield "effort"
    press(page, "input[name=effort][value='3']")
    yield "rest"
    press(page, "[data-do=signs]")
    yield "signs"
    press(page, "[data-do=back]")
    press(page, "[data-pain=severe]")
    yield "stopped"
