"""A check is of one day: nothing that was answered on another is shown or taken."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.unit.clinic.reading import CLEAR, answer, text_of

from corset.clinic.patient.contexts.check import seconds_left
from corset.services.therapy.training.today import today


def _asked(phone):
    page = phone.get("/check/").content.decode()
    return dict(re.findall(r'name="(key|day)" value="([\w-]+)"', page))


def _checked(story):
    return today(by=story.user, patient_id=story.patient.id, now=story.now).check


def test_no_browser_fills_the_check_from_what_it_kept(phone):
    form = re.search(r'<form [^>]*id="check"[^>]*>', phone.get("/check/").content.decode())
    assert 'autocomplete="off"' in form[0]


def test_answers_of_yesterday_are_asked_for_anew(phone, story):
    asked = _asked(phone)
    story.sleep()
    refused = phone.post("/check/", {**CLEAR, **asked})
    assert refused.status_code == 422
    assert "Those answers were of another day" in text_of(refused)
    assert " checked" not in refused.content.decode()
    assert _checked(story) is None
    assert phone.post("/check/", {**CLEAR, **_asked(phone)}).url == "/check/result/"


def test_a_sign_of_yesterday_is_taken_today(phone, story):
    asked = _asked(phone)
    story.sleep()
    told = phone.post("/check/", {**CLEAR, **asked, "emergency_sign": "yes"})
    assert told.url == "/check/result/"
    assert phone.get("/check/result/").url == "/emergency/"


def test_a_page_that_does_not_say_its_day_is_taken(phone):
    assert answer(phone).url == "/check/result/"


def test_a_day_ends_at_midnight_where_the_patient_is():
    berlin = ZoneInfo("Europe/Berlin")
    assert seconds_left(datetime(2026, 1, 5, 23, 59, tzinfo=berlin)) == 60
    assert seconds_left(datetime(2026, 10, 25, 0, 0, tzinfo=berlin)) == 25 * 3600
