"""Pain that belongs to no exercise: every page says so, and none breaks (I25)."""

import pytest
from tests.unit.clinic.reading import text_of

TOLD = [
    {"nrs": 4},
    {"nrs": 8},
    {"exercise": "X9", "nrs": 4},
    {"exercise": "X9", "words": "severe"},
    {"exercise": "T1", "nrs": 4},
    {"exercise": "T1", "nrs": -1},
]


@pytest.fixture
def desk(client, story):
    client.force_login(story.clinician)
    return client


@pytest.mark.parametrize("told", TOLD, ids=str)
def test_every_page_opens_for_those_who_treat(desk, story, told):
    story.do(story.user, "report_pain", **told)
    address = f"/patients/{story.patient.id}/"
    for page in ("/patients/", address, f"{address}log/", f"{address}correct/"):
        answer = desk.get(page)
        assert answer.status_code == 200, page
        assert "unplaced" not in text_of(answer), page


@pytest.mark.parametrize("told", TOLD, ids=str)
def test_every_page_opens_for_the_patient(phone, story, told):
    story.do(story.user, "report_pain", **told)
    for page in ("/today/", "/check/", "/check/result/", "/learn/"):
        assert phone.get(page).status_code == 200, page


def test_the_clinician_is_asked_and_can_answer(desk, story):
    story.do(story.user, "report_pain", nrs=4)
    page = text_of(desk.get(f"/patients/{story.patient.id}/"))
    assert "Pain was told, and it is not known at which exercise" in page
    assert "Pain at an exercise that was not named: 4" in page


def test_no_page_says_that_it_was_in_the_warm_up_or_in_the_check(desk, story):
    story.do(story.user, "report_pain", nrs=8)
    page = text_of(desk.get(f"/patients/{story.patient.id}/"))
    assert "warm-up: 8" not in page
    assert "by the daily check" not in page
