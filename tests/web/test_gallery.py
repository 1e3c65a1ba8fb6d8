"""The gallery on a stranger's phone: stills at once, and one figure that moves where it can."""

import pytest

pytestmark = pytest.mark.browser


def test_the_exercise_that_one_looks_at_moves_and_no_other(page):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/exercises#L1")
    page.wait_for_selector(
        "#L1 [data-live] canvas, #L1 [data-motion-play][hidden]", state="attached"
    )
    assert page.locator("canvas").count() <= 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert errors == []


def test_with_reduced_motion_nothing_moves_by_itself(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/exercises#L1")
    page.wait_for_timeout(800)
    assert page.locator("canvas").count() == 0
    assert page.locator("#L1 img").evaluate("image => image.naturalWidth > 0")
