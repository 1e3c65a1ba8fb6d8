"""Discomfort in the warm-up, and what was hurried or told by hand, on the pages (R4, R6)."""

import pytest
from django.urls import reverse
from tests.patient import PROGRAMME
from tests.unit.clinic.reading import text_of

from corset.therapy.terms import AlertKind

WARM_UP = PROGRAMME.warm_up
TOLD = f"Discomfort at {WARM_UP.sheet.name} again and again"


@pytest.fixture
def sore(story):
    """A patient whose warm-up was uncomfortable as often as brings it before the clinician."""
    for _ in range(PROGRAMME.parameters.discomfort_referral):
        story.sleep()
        story.check()
        story.must(story.user, "start_session")
        story.must(story.user, "report_pain", exercise=WARM_UP.id, words="uncomfortable")
        story.must(story.user, "warm_up", seconds=200)
        story.must(story.user, "abandon_session")
    return story


@pytest.fixture
def desk(client, story):
    client.force_login(story.clinician)
    return client


def test_an_alert_about_the_warm_up_is_only_taken_note_of(desk, sore):
    address = f"/patients/{sore.patient.id}/"
    page = desk.get(address)
    assert TOLD in text_of(page)
    assert "Next warm-up: smaller" in text_of(page)
    assert "Correct the plan" not in text_of(page)
    assert f"exercise={WARM_UP.id}" not in page.content.decode()
    [alert] = sore.therapy.state.alerts
    assert (alert.kind, alert.exercise) == (AlertKind.REPEATED_DISCOMFORT, WARM_UP.id)
    desk.post(f"{address}acknowledge/", {"alert": alert.id, "key": "k"})
    assert not sore.therapy.state.alerts
    assert desk.get(f"{address}correct/?exercise={WARM_UP.id}").status_code == 404


def test_every_page_opens_for_those_who_treat(desk, sore):
    address = f"/patients/{sore.patient.id}/"
    for page in ("/patients/", address, f"{address}log/", f"{address}correct/", f"{address}visit/"):
        assert desk.get(page).status_code == 200, page


def test_every_page_opens_for_the_patient(phone, sore):
    for page in ("/today/", "/session/done/", "/learn/", reverse("exercise", args=[WARM_UP.id])):
        assert phone.get(page, follow=True).status_code == 200, page


@pytest.fixture
def hasty(story):
    """A session with one exercise done in a hurry, one in its time, and one told by hand."""
    story.check()
    story.must(story.user, "start_session")
    story.must(story.user, "warm_up", seconds=200)
    for exercise, seconds in (("L1", 2.5), ("L2", 3600), ("L3", None)):
        story.must(story.user, "start_exercise", exercise=exercise)
        done = {"exercise": exercise, "repetitions": 5, "seconds": seconds}
        story.must(story.user, "finish_exercise", **done)
    story.must(story.user, "finish_session")
    return story


def test_what_was_hurried_or_told_by_hand_is_marked_for_those_who_treat(desk, hasty):
    said = text_of(desk.get(f"/patients/{hasty.patient.id}/log/"))
    names = {x: PROGRAMME.exercises[x].sheet.name for x in ("L1", "L2", "L3")}
    assert f"{names['L1']} finished: 5 repetitions · in a hurry" in said
    assert f"{names['L2']} finished: 5 repetitions ·" not in said
    assert f"{names['L3']} finished: 5 repetitions · told by hand" in said


def test_the_patient_reads_what_was_hurried(phone, hasty):
    said = text_of(phone.get("/session/done/"))
    assert said.count("In a hurry: it does not count towards more.") == 1
