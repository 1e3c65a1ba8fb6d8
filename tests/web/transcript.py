"""What is heard of a whole day with the eyes shut: where the focus goes, and what live regions say.

    .venv/bin/python -m tests.web.transcript [--page]

Goes by keyboard alone from today's page through the check and a session to its end, in a real
browser, and writes down in order what a screen reader is given to say: role and name of whatever
takes the focus, and each text that appears in a live region. With --page it writes
docs/transcript.md. The clock runs fast, so that a reader of flesh would leave out some of it.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.web.browsing import CHROMIUM, clinic, sign_in
from tests.web.player_screens import LISTENS, SCREEN

PAGE = Path(__file__).parents[2] / "docs" / "transcript.md"
WHO = "jonas"
HEAD = """# A day with the eyes shut

*Written by `python -m tests.web.transcript --page`; do not edit.*

From today's page through the check and a session to its end, by keyboard alone. A line is what a
screen reader is given to say: **focus**, role and name of what takes it; *said*, what appears in a
live region (*at once* where it interrupts). Keys that were pressed stand in brackets. The clock ran
a hundred times as fast; the demonstration's patient Jonas Berg.

"""
LISTENING = """
(() => {
  const tidy = text => (text ?? "").replace(/\\s+/g, " ").trim();
  const shown = e => e.checkVisibility({ visibilityProperty: true }) || e.closest(".said");
  const named = e => tidy(
    e.ariaLabel
    || (e.getAttribute("aria-labelledby") ?? "").split(" ")
      .map(id => document.getElementById(id)?.textContent ?? "").join(" ").trim()
    || [...(e.labels ?? [])].map(label => label.textContent).join(" ")
    || e.alt || e.innerText || e.title);
  const roles = { A: "link", BUTTON: "button", SUMMARY: "disclosure", H1: "heading",
    H2: "heading", INPUT: "field", SELECT: "choice", MAIN: "main", DIALOG: "dialog" };
  const role = e => e.getAttribute("role") ?? (e.type === "radio" ? "radio button"
    : e.type === "checkbox" ? "checkbox" : roles[e.tagName] ?? "group");
  let group = null;
  addEventListener("focusin", ({ target }) => {
    const within = target.closest("fieldset");
    const entered = within && within !== group;
    const legend = entered ? tidy(within.querySelector("legend")?.innerText) : "";
    group = within;
    window.heard("focus", `${legend ? `${legend} – ` : ""}${role(target)}: ${named(target)}`);
  });
  const last = new Map();
  const regions = "[aria-live], [role=alert], [role=status], output";
  const look = () => {
    for (const region of document.querySelectorAll(regions)) {
      const text = shown(region) ? tidy(region.innerText || region.textContent) : "";
      if (text === (last.get(region) ?? "")) continue;
      last.set(region, text);
      const now = region.role === "alert" || region.ariaLive === "assertive";
      if (text) window.heard(now ? "said at once" : "said", text);
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    window.heard("page", document.title);
    new MutationObserver(look).observe(document,
      { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });
})();
"""
NOW = """() => {
  const e = document.activeElement;
  const { type, name, value, checked } = e;
  const text = e.matches("a, button, summary") ? e.ariaLabel || e.innerText : "";
  return { type, name, value, checked, text: text.trim() };
}"""
MOST_TABS = 80
FIRST, LAST = 12, 3
"""Of what is said without a word from the patient, so much is written down."""


class Listener:
    """Goes by keyboard, and writes down what is heard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[str] = []
        page.expose_function("heard", self._hear)
        page.add_init_script(LISTENING)

    def _hear(self, kind: str, text: str) -> None:
        line = {"page": f"\n## {text}\n", "focus": f"- **focus** {text}"}.get(kind)
        self.lines.append(line or f"- *{kind}* {text}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        if key != "Tab":
            self.lines.append(f"- [{key}]")
        self.page.wait_for_timeout(50)

    def reach(self, text: str) -> None:
        """Press Tab until something of that name has the focus. Raises AssertionError."""
        for _ in range(MOST_TABS):
            if text in self.page.evaluate(NOW)["text"]:
                return
            self.press("Tab")
        raise AssertionError(f"no Tab leads to {text!r}: {self.lines[-30:]}")

    def choose(self, value: str) -> None:
        """Go by arrows to a value of the radio buttons that have the focus."""
        for _ in range(12):
            now = self.page.evaluate(NOW)
            if now["value"] == value:
                return None if now["checked"] else self.press("Space")
            self.press("ArrowRight")
        raise AssertionError(f"no arrow leads to {value!r}")

    def check(self) -> None:
        """Answer the check: no to everything, rest pain of 1."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            now = self.page.evaluate(NOW)
            if now["type"] == "radio":
                self.choose("1" if now["name"] == "rest_pain" else "no")
            if now["text"] == "Send the answers":
                with self.page.expect_navigation():
                    self.press("Enter")
                return
        raise AssertionError("the check has no end")

    def train(self) -> None:
        """Go through the session, screen after screen."""
        for _ in range(200):
            screen = self.page.evaluate(SCREEN) if "speed" in self.page.url else None
            if screen is None:
                return
            self.page.wait_for_timeout(LISTENS)
            match screen:
                case "warm-up":
                    self._warm_up()
                case "intro":
                    self.reach("I am in position")
                    self.press("Enter")
                case "ask":
                    self.answer()
                case _:
                    self.page.wait_for_timeout(100)

    def _warm_up(self) -> None:
        begin = self.page.get_by_role("button", name="Begin the warm-up")
        if begin.is_visible():
            self.reach("Begin the warm-up")
            self.press("Enter")
        elif self.lines[-1].endswith("This is done."):
            self.reach("Done, go on")
            self.press("Enter")

    def answer(self) -> None:
        """No pain, an effort of 3: an arrow selects, Enter sends."""
        now = self.page.evaluate(NOW)
        if now["type"] != "radio":
            self.press("Tab")
            return
        self.choose("3" if now["name"] == "effort" else "0")
        self.press("Enter")


def shortened(lines: list[str]) -> list[str]:
    """Leave out the middle of an exercise: one repetition is said like another."""
    kept: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("- *said*"):
            run.append(line)
            continue
        left_out = len(run) - FIRST - LAST
        kept += run if left_out <= 1 else [*run[:FIRST], f"- … {left_out} more …", *run[-LAST:]]
        run = []
        kept.append(line)
    return kept


def main() -> None:
    """Listen, and print or write what was heard."""
    path = os.environ.get("CORSET_CHROMIUM") or shutil.which("chromium")
    with clinic() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        page = browser.new_context(base_url=base).new_page()
        sign_in(page, base, WHO)
        listener = Listener(page)
        page.goto("/today/")
        listener.reach("Begin with a few questions")
        with page.expect_navigation():
            listener.press("Enter")
        listener.check()
        listener.reach("Begin with the warm-up")
        with page.expect_navigation():
            listener.press("Enter")
        page.goto("/session/?speed=100")
        listener.train()
        browser.close()
    text = HEAD + "\n".join(shortened(listener.lines)).strip() + "\n"
    if "--page" in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
