"""While a log does not hold, every page of the patient says that training waits, and why."""

import pytest
from django.db import connection

from corset.record.log.seal import ALL, unseal
from corset.record.models import AlertRow, EventRow
from corset.services.integrity.checking import check_log

WHY = "Your record at the clinic is damaged"


def damage(story):
    unseal(connection, ALL)
    EventRow.objects.filter(stream=story.patient.id, seq=2).update(actor_id="x")
    assert check_log(story.patient.id)


@pytest.mark.parametrize("checked", [True, False])
def test_the_day_opens_nothing(phone, story, checked):
    if checked:
        story.check()
    damage(story)
    page = phone.get("/today/")
    assert "Training waits." in page.text
    assert WHY in page.text
    assert "Begin with" not in page.text
    before = EventRow.objects.count()
    begun = phone.post("/session/", {"kind": "main", "key": "one"}, follow=True)
    assert WHY in begun.text
    assert EventRow.objects.count() == before


def test_the_questions_are_taken_and_open_nothing(phone, story):
    damage(story)
    assert WHY in phone.get("/check/").text
    story.check()
    result = phone.get("/check/result/").text
    assert WHY in result
    assert "You can train today" not in result


def test_a_session_that_runs_hands_out_nothing_and_takes_reports(phone, story):
    story.check()
    story.therapy.begin(story.user.actor)
    damage(story)
    assert "Back to your session" in phone.get("/today/").text
    assert WHY in phone.get("/session/").text
    assert not story.do(story.user, "start_exercise", exercise="L1").decision.accepted
    told = story.do(story.user, "report_pain", exercise="L1", nrs=9)
    assert told.decision.accepted
    assert AlertRow.objects.filter(patient=story.patient.id, kind="severe_pain").exists()
    sent = phone.post(
        "/api/session/",
        {"key": "k", "command": "start_exercise", "with": {"exercise": "L1"}},
        content_type="application/json",
    )
    assert sent.status_code == 200
    assert not sent.json()["accepted"]
    assert sent.json()["released"] == []
    assert WHY in sent.json()["reasons"][0]["text"]


def test_beside_a_specialist_it_stays_closed(client, story):
    story.check(story.specialist)
    damage(story)
    client.force_login(story.specialist)
    page = client.get(f"/patients/{story.patient.id}/supervise/").text
    assert "does not hold together" in page
    assert "Begin with the warm-up" not in page
