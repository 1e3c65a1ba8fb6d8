"""A load through the movement, in a real browser: figure, curve and slider at the same phase."""

from io import BytesIO

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect
from tests.web.browsing import sign_in
from tests.web.pictures import people

pytestmark = pytest.mark.browser
ROOT = "[data-load]"
LIVE = "[data-load][data-live]"
SLOW = 30_000
"""Milliseconds: a browser without a graphics card draws its first figure in a second or more."""


HALF = 0.5
"""Of 0.2 t: where a disc is amber."""


@pytest.fixture
def desk(doctor, base):
    """A clinician who does not want motion, so that nothing moves but by hand."""
    doctor.emulate_media(reduced_motion="reduce")
    doctor.errors = []
    doctor.on("pageerror", lambda error: doctor.errors.append(str(error)))
    sign_in(doctor, base, "clinician")
    return doctor


def patient(page, base, name):
    return f"/patients/{people(page, base, 'clinician')[name]}/"


def live(page, base, name, exercise):
    """Open a load on its own page, and wait for the figure."""
    page.goto(patient(page, base, name) + f"load/{exercise}/")
    page.wait_for_selector(LIVE, timeout=SLOW)


def pixels(page):
    """Return the stage as it is seen, (h, w, 3)."""
    page.wait_for_timeout(300)
    picture = Image.open(BytesIO(page.locator("[data-load-stage]").screenshot()))
    return np.asarray(picture.convert("RGB")).astype(int)


def reds(picture):
    """Return how many pixels have the colour of a disc at its limit."""
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    return int(((red > 110) & (green < 0.45 * red) & (blue < 0.45 * red)).sum())


def said(page, what):
    return float(page.locator(ROOT).get_attribute(f"data-{what}"))


def test_discs_change_colour_with_the_load_and_the_cursor_goes_along(desk, base):
    live(desk, base, "Jonas Berg", "T1")
    desk.get_by_label("Disc", exact=True).select_option("L5/S1")
    cursor = desk.locator(".load-cursor line")
    desk.locator("[data-load-slider]").fill("0")
    start, place, share = pixels(desk), cursor.get_attribute("x1"), said(desk, "share")
    desk.locator("[data-load-slider]").fill("100")
    end = pixels(desk)
    assert len(np.unique(start.reshape(-1, 3), axis=0)) > 500, "nothing is drawn"
    assert share < HALF
    assert said(desk, "share") > 1
    assert reds(end) > 10 * (reds(start) + 1)
    assert float(cursor.get_attribute("x1")) > float(place) + 100
    expect(desk.locator("[data-load-share]")).to_contain_text("Over 0.2\u00a0t.")
    assert desk.errors == []


def test_the_chosen_disc_is_named_where_it_is_seen(desk, base):
    live(desk, base, "Jonas Berg", "T1")
    stage = desk.locator("[data-load-stage]").bounding_box()
    places = []
    for disc in ("L5/S1", "L1/L2", "C2/C3"):
        desk.get_by_label("Disc", exact=True).select_option(disc)
        desk.locator("[data-load-slider]").fill("0")
        expect(desk.locator(".load-pin text")).to_have_text(disc)
        ring = desk.locator(".load-pin circle").bounding_box()
        assert stage["x"] < ring["x"] < stage["x"] + stage["width"]
        places.append(ring["y"])
    assert places == sorted(places, reverse=True), "who sits has the neck above the loins"
    assert places[0] - places[1] > 10


def test_a_finger_on_the_curve_and_the_arrow_keys_move_it(desk, base):
    live(desk, base, "Jonas Berg", "L3")
    chart = desk.locator("[data-load-chart] svg")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    desk.mouse.click(box["x"] + 0.7 * box["width"], box["y"] + 40)
    grasped = said(desk, "phase")
    assert 0.5 < grasped < 1
    desk.locator("[data-load-slider]").press("ArrowRight")
    assert said(desk, "phase") == pytest.approx(round(grasped, 2) + 0.01, abs=0.011)
    told = desk.locator("[data-load-slider]").get_attribute("aria-valuetext")
    assert "L4/L5" in told
    assert "kN" in told


def test_with_reduced_motion_it_waits_at_the_greatest_load(desk, base):
    live(desk, base, "Jonas Berg", "L3")
    at, share = said(desk, "phase"), said(desk, "share")
    desk.wait_for_timeout(800)
    assert said(desk, "phase") == at
    for way in range(0, 101, 10):
        desk.locator("[data-load-slider]").fill(str(way))
        assert said(desk, "share") <= share + 0.001


def test_left_alone_it_moves_until_somebody_stops_it(desk, base):
    desk.emulate_media(reduced_motion="no-preference")
    live(desk, base, "Jonas Berg", "L3")
    seen = set()
    for _ in range(10):
        seen.add(said(desk, "phase"))
        desk.wait_for_timeout(200)
    assert len(seen) > 3
    desk.get_by_role("button", name="Pause").click()
    at = said(desk, "phase")
    desk.wait_for_timeout(500)
    assert said(desk, "phase") == at


def test_another_disc_and_another_part_have_their_own_curve(desk, base):
    live(desk, base, "Jonas Berg", "L3")
    line = desk.locator(".load-line")
    curves = [line.get_attribute("d")]
    desk.get_by_role("button", name="Legs").click()
    curves.append(line.get_attribute("d"))
    desk.get_by_label("Disc", exact=True).select_option("C5/C6")
    curves.append(line.get_attribute("d"))
    desk.get_by_role("button", name="Closer scale").click()
    curves.append(line.get_attribute("d"))
    assert len(set(curves)) == 4
    expect(desk.locator("[data-load-now]")).to_contain_text("C5/C6")


def test_it_opens_beside_a_dose_and_is_gone_when_closed(desk, base):
    desk.goto(patient(desk, base, "Oskar Brandt") + "prescribe/")
    desk.get_by_role("link", name="The load, moving: Low prone lift").click()
    desk.wait_for_selector(LIVE, timeout=SLOW)
    for theme in ("light", "dark"):
        desk.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found = Axe().run(desk).response["violations"]
        assert not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found]
    desk.get_by_role("button", name="Close", exact=True).click()
    expect(desk.locator("canvas")).to_have_count(0)
    expect(desk.locator("form [name=L3-repetitions]")).to_be_attached()


def test_without_webgl_the_still_the_curve_and_the_tables_stay(desk, base):
    desk.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    desk.goto(patient(desk, base, "Jonas Berg") + "load/L3/")
    expect(desk.locator("[data-load-unseen]")).to_be_visible(timeout=SLOW)
    assert desk.locator("[data-load-still]").evaluate("image => image.naturalWidth > 0")
    expect(desk.locator("[data-load-still]")).to_be_visible()
    desk.locator("[data-load-slider]").fill("40")
    expect(desk.locator("[data-load-now]")).to_contain_text("L4/L5")
    desk.get_by_text("Every disc in figures").click()
    expect(desk.locator(".load-table").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_narrow_phone_nothing_is_cut_off_and_everything_can_be_pressed(desk, base, theme):
    desk.emulate_media(color_scheme=theme, reduced_motion="reduce")
    desk.set_viewport_size({"width": 360, "height": 780})
    live(desk, base, "Oskar Brandt", "L3")
    desk.get_by_text("Every disc in figures").click()
    assert desk.evaluate("document.documentElement.scrollWidth") == 360
    for control in desk.locator(f"{ROOT} :is(button, select, input, summary)").all():
        assert control.bounding_box()["height"] >= 48, control.inner_text()
    found = Axe().run(desk).response["violations"]
    assert not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found]
