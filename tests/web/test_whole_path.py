"""The clinician's and the patient's whole path, from the first visit to a correction.

One story told in order, in one demonstration clinic, day after day.
"""

import re

import pytest
from playwright.sync_api import expect
from tests.web import walking
from tests.web.browsing import PASSWORD, sign_in

pytestmark = pytest.mark.browser
NAME = "Nora Falk"
EMAIL = "nora@example.org"
HURTS = "Low prone lift"


def take_in(desk):
    """A new lumbar patient: identity, intake, screening, proposal, signature."""
    desk.goto("/patients/new/")
    desk.get_by_label("Name").fill(NAME)
    desk.get_by_label("Date of birth").fill("1968-04-12")
    desk.get_by_label("Email").fill(EMAIL)
    desk.get_by_role("button", name="Take in, go on to the intake").click()
    for field, value in (("regions", "lumbar"), ("levels", "L4/L5"), ("stage", "2")):
        desk.locator(f"label:has(input[name={field}][value='{value}'])").click()
    for field, value in (("damage", "moderate"), ("rest_pain", "1"), ("sex", "female")):
        desk.locator(f"label:has(input[name={field}][value='{value}'])").click()
    desk.locator("input[name=height_cm]").fill("166")
    desk.locator("input[name=mass_kg]").fill("74")
    desk.locator("label:has(input[name=no_conditions])").click()
    desk.locator("label:has(input[name=no_painkillers])").click()
    desk.get_by_role("button", name="Record, go on to the screening").click()
    for question in desk.locator("fieldset:has(input[value=no])").all():
        question.locator("label:has(input[value=no])").click()
    desk.locator("label:has(input[value=remission])").click()
    desk.get_by_role("button", name="Record, and propose a complex").click()
    propose = desk.get_by_role("button", name="Propose a complex")
    if propose.is_visible():
        propose.click()


def sign(desk):
    """Sign the proposal, with three supervised workouts."""
    expect(desk.get_by_text(HURTS).first).to_be_visible()
    desk.locator("label:has(input[name=supervised_sessions][value='3'])").click()
    desk.get_by_role("button", name="Sign this plan").click()
    walking.open_patient(desk, NAME)
    expect(desk.get_by_text("Trains under supervision").first).to_be_visible()


def accept_invitation(desk, page):
    """The clinician hands over a link; the patient makes an account with it."""
    walking.open_patient(desk, NAME)
    address = desk.url
    desk.goto(f"{address}invite/")
    desk.get_by_role("button", name="Make an invitation").click()
    link = desk.get_by_text("/invited/").inner_text()
    page.goto(link)
    page.locator("input[type=date]").fill("1968-04-12")
    page.locator("input[type=password]").first.fill(PASSWORD)
    page.locator("input[type=checkbox]").first.check()
    page.locator("main button[type=submit], main button:not([type])").first.click()
    return address


def supervise(desk, address, *, played):
    """A workout under the specialist's eyes."""
    walking.begin_session(desk, address)
    if played:
        desk.goto(desk.url.split("?")[0] + walking.SPEED)
        walking.train(desk)
    else:
        walking.train_without_player(desk, address)


def train_at_home(page, **session):
    page.goto("/check/")
    walking.answer_check(page)
    page.get_by_role("button", name=re.compile("warm-up|Begin", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/session/"))
    page.goto("/session/" + walking.SPEED)
    walking.train(page, **session)


@pytest.mark.slow
def test_from_the_first_visit_to_a_correction(base, doctor, specialist, page):
    sign_in(doctor, base, "clinician")
    sign_in(specialist, base, "specialist")
    take_in(doctor)
    sign(doctor)
    address = accept_invitation(doctor, page)

    page.goto("/today/")
    expect(page.get_by_text(re.compile("specialist", re.IGNORECASE)).first).to_be_visible()

    for visit in range(3):
        supervise(specialist, address, played=visit == 0)
        walking.next_day(specialist)
    specialist.goto(f"{address}sign-off/")
    specialist.locator("main form button").last.click()

    train_at_home(page, hurts=HURTS)
    expect(page.locator("[data-told]")).to_have_text("Your clinician has been told.")

    doctor.goto("/patients/")
    first = doctor.locator("main a").filter(has_text=NAME).first
    expect(first).to_be_visible()
    expect(doctor.get_by_text(f"Severe pain at {HURTS}").first).to_be_visible()

    walking.next_day(page)
    page.goto("/today/")
    expect(page.get_by_text(HURTS).first).to_be_visible()
    expect(page.get_by_text("barred").first).to_be_visible()
    expect(page.get_by_text("until your clinician has decided").first).to_be_visible()

    doctor.goto(f"{address}correct/?exercise=L3")
    doctor.locator("label:has(input[name=resolution][value=replace])").click()
    doctor.locator("label:has(input[name=replacement][value=S2])").click()
    doctor.locator("label:has(input[name=opt_in])").click()
    doctor.get_by_role("button", name="Correct the plan").click()
    page.goto("/today/")
    expect(page.get_by_text("Curled rocking").first).to_be_visible()
