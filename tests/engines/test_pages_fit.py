"""On a phone's screen no page is wider than it, and the printed sheet fills it: in every engine."""

import pytest
from tests.engines.phone import until

pytestmark = pytest.mark.browser
WIDTHS = "return [document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]"
OWN = ("/today/", "/check/", "/learn/", "/emergency/", "/accounts/email/", "/exercises/L3")
PATIENT = ("", "log/", "intake/", "inspection/", "prescribe/", "correct/?exercise=L3", "load/L3/")
FRAME = """
const frame = document.querySelector("iframe");
return frame && [frame.clientWidth / innerWidth, frame.clientHeight / innerHeight];
"""


def too_wide(phone, paths):
    wide = []
    for path in paths:
        phone.open(path)
        document, body, screen = phone.ask(WIDTHS)
        if max(document, body) > screen:
            wide.append((path, document, body))
    return wide


def test_no_page_of_a_patient_is_wider_than_the_screen(phone):
    phone.sign_in("jonas")
    assert too_wide(phone, OWN) == []


def test_no_page_of_a_clinician_is_wider_than_the_screen(phone):
    phone.sign_in("clinician")
    phone.open("/patients/")
    patient = phone.follow("Jonas Berg", "main a")
    assert too_wide(phone, ["/patients/", *(patient + page for page in PATIENT)]) == []


def test_the_printed_sheet_fills_the_screen(phone):
    if phone.engine != "webkit":
        pytest.skip("only WebKitGTK shows a PDF in a frame that can be measured")
    phone.sign_in("jonas")
    phone.open("/today/")
    phone.tap("Print your exercises", "a")
    across, down = until(lambda: phone.ask(FRAME), "the viewer's frame")
    assert across > 0.9
    assert down > 0.9
