"""The list can be walked with single keys, which no field loses and which can be switched off."""

import pytest
from playwright.sync_api import expect
from tests.web.browsing import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def listed(doctor, base):
    sign_in(doctor, base, "clinician")
    doctor.goto("/patients/")
    return doctor


def focused(page):
    return page.evaluate("document.activeElement.closest('a.bed')?.querySelector('b').textContent")


def test_j_and_k_move_and_enter_opens(listed):
    names = listed.locator(".bed-who b").all_text_contents()
    seen = []
    for key in "jjk":
        listed.keyboard.press(key)
        seen.append(focused(listed))
    assert seen == [names[0], names[1], names[0]]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert listed.evaluate(outline) == "solid"
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("heading", level=1, name=names[0])).to_be_visible()


def test_a_field_keeps_its_letters(listed):
    listed.keyboard.press("/")
    search = listed.get_by_role("searchbox")
    expect(search).to_be_focused()
    expect(search).to_have_value("")
    listed.keyboard.type("j/k?")
    expect(search).to_have_value("j/k?")
    expect(listed.get_by_role("dialog")).to_have_count(0)


def test_the_keys_are_shown_and_can_be_switched_off(listed):
    listed.keyboard.press("?")
    dialog = listed.get_by_role("dialog", name="Keys of this list")
    expect(dialog).to_be_visible()
    listed.keyboard.press("j")
    assert focused(listed) is None
    dialog.get_by_label("Single keys work on this device").uncheck()
    dialog.get_by_role("button", name="Close").click()
    listed.reload()
    listed.keyboard.press("j")
    assert focused(listed) is None
    listed.get_by_role("button", name="Keys of this list").click()
    dialog.get_by_label("Single keys work on this device").check()
    listed.keyboard.press("Escape")
    listed.keyboard.press("j")
    assert focused(listed) is not None
