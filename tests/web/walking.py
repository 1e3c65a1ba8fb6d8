"""What people do on the pages, in their own words: used by the tests of whole paths."""

import re
from collections.abc import Mapping

from playwright.sync_api import Page, expect

SPEED = "?speed=100"
"""The demonstration's player may run faster than the therapy."""


def next_day(page: Page) -> None:
    """Let a day pass in the demonstration."""
    page.goto("/")
    page.get_by_role("button", name="Go to the next day").click()


def open_patient(page: Page, name: str) -> None:
    """Open a patient's page from the list."""
    page.goto("/patients/")
    page.get_by_role("link", name=name).first.click()


def answer_check(page: Page, **yes: str) -> None:
    """Answer every question of the check with no, but those given."""
    for question in page.locator("#check fieldset:has(input[value=no])").all():
        name = question.locator("input[value=no]").get_attribute("name") or ""
        question.locator(f"label:has(input[value={yes.get(name, 'no')}])").click()
    page.locator("label:has(input[name=rest_pain][value='1'])").click()
    page.get_by_role("button", name="Send the answers").click()


def begin_session(page: Page, patient: str) -> None:
    """Check the patient at an address, and open the day's session under the specialist's eyes."""
    page.goto(f"{patient}check/")
    answer_check(page)
    page.goto(f"{patient}supervise/")
    page.get_by_role("button", name="Begin with the warm-up").click()


def open_next_session(page: Page, name: str) -> str:
    """Go on to a patient's session of the next day; return the patient's address."""
    next_day(page)
    open_patient(page, name)
    patient = page.url
    begin_session(page, patient)
    expect(page.locator("[data-player]")).to_have_attribute("data-screen", "warm-up")
    return patient


def warm_up(page: Page) -> None:
    """Go through the warm-up's parts."""
    player = page.locator("[data-player]")
    expect(player).to_have_attribute("data-screen", "warm-up")
    for _ in range(300):
        if player.get_attribute("data-screen") != "warm-up":
            break
        begin = page.get_by_role("button", name="Begin the warm-up")
        early = page.locator("#early button[value=confirm]")
        for button in (begin, early, page.locator("[data-done]")):
            if button.is_visible():
                button.click()
                break
        page.wait_for_timeout(100)


def train(page: Page, *, hurts: str | None = None, pain: Mapping[str, int] | None = None) -> None:
    """Do the session's exercises in the player; at `hurts`, press that it hurts badly."""
    player = page.locator("[data-player]")
    warm_up(page)
    for _ in range(20):
        expect(player).to_have_attribute("data-screen", re.compile("intro|closing|closed"))
        if player.get_attribute("data-screen") != "intro":
            break
        name = page.locator("[data-intro-name]").inner_text()
        expect(page.locator(".stage-live:visible")).to_have_count(1)
        page.get_by_role("button", name="I am in position").click()
        if name == hurts:
            page.get_by_role("button", name="It hurts badly").click()
            return
        _finish(page, (pain or {}).get(name, 0))
    page.wait_for_url(lambda url: "speed" not in url)


def _finish(page: Page, pain: int) -> None:
    player = page.locator("[data-player]")
    expect(player).to_have_attribute("data-screen", "ask", timeout=60_000)
    page.locator(f"label:has(input[name=pain][value='{pain}'])").click()
    page.locator("label:has(input[name=effort][value='3'])").click()
    expect(player).to_have_attribute("data-screen", re.compile("rest|intro|closing|closed"))


AGAIN = "document.querySelector('[data-post]:not([hidden]) [data-post-again]')?.click()"
"""Shown where something waits."""
SEND = """
async ({ patient, command, fields }) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch("/api/session/", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ key: crypto.randomUUID(), command, with: fields, patient }),
  });
  return answer.json();
}
"""


def send(page: Page, address: str, command: str, **fields: object) -> dict:
    """Give one of the player's commands for the patient at an address."""
    patient = address.removesuffix("supervise/").rstrip("/").rsplit("/", 1)[-1]
    answer = page.evaluate(SEND, {"patient": patient, "command": command, "fields": fields})
    assert answer["accepted"], answer
    return answer


def do_without_player(page: Page, address: str, exercise: str, repetitions: int) -> None:
    """Do one exercise by the player's own commands, without waiting for its clock."""
    send(page, address, "start_exercise", exercise=exercise)
    send(page, address, "finish_exercise", exercise=exercise, repetitions=repetitions)
    send(page, address, "report_pain", exercise=exercise, nrs=0)
    send(page, address, "report_effort", exercise=exercise, cr10=3)


def train_without_player(page: Page, address: str) -> None:
    """Do a supervised workout so."""
    for handed in send(page, address, "warm_up")["released"]:
        do_without_player(page, address, handed["exercise"], handed["repetitions"])
    send(page, address, "finish_session")
