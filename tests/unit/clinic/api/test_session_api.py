"""The player's address: one command in, the decision out, once for each key."""

import json

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import handed_again

from corset.people.models import Role
from corset.record.models import EventRow
from corset.services.therapy.commands.telling import ticket_for
from corset.services.therapy.training.session import training


@pytest.fixture
def story(db, monkeypatch):
    told = Story().bring_home()
    for module in ("training.today", "training.session", "commands.submission"):
        monkeypatch.setattr(
            f"corset.services.therapy.{module}.present", lambda now: now or told.now
        )
    told.check()
    told.must(told.user, "start_session")
    return told


@pytest.fixture
def player(client, story):
    client.force_login(story.user)
    return client


def post(client, command, key=None, **fields):
    body = {"key": key or f"key-of-{command}", "command": command, "with": fields}
    return client.post("/api/session/", json.dumps(body), content_type="application/json")


def test_a_session_from_warm_up_to_severe_pain(player):
    warm = post(player, "warm_up").json()
    assert warm["accepted"]
    assert [release["exercise"] for release in warm["released"]]
    post(player, "start_exercise", exercise="L3")
    answer = post(player, "report_pain", exercise="L3", words="severe").json()
    assert answer["session"] == {**answer["session"], "open": False, "end": "severe_pain"}
    assert answer["released"] == []
    assert {reason["rule"] for reason in answer["reasons"]} == {"R5"}


def test_a_refusal_is_an_answer_with_its_reasons(player):
    answer = post(player, "start_exercise", exercise="L1")
    assert answer.status_code == 200
    assert not answer.json()["accepted"]
    assert answer.json()["reasons"][0]["rule"] == "R11"


def test_what_the_player_measured_is_kept_and_what_it_did_not_is_none(player, story):
    assert post(player, "warm_up", seconds=150.4).json()["accepted"]
    for exercise, fields in (("L1", {"seconds": 600}), ("L2", {})):
        post(player, "start_exercise", key=f"start {exercise}", exercise=exercise)
        post(player, "finish_exercise", key=exercise, exercise=exercise, repetitions=5, **fields)
    rows = EventRow.objects.filter(stream_id=story.patient.id).order_by("seq")
    measured = [row.data()["seconds"] for row in rows if "seconds" in row.data()]
    assert measured[-3:] == [150.4, 600, None]


def test_a_warm_up_that_was_too_short_is_none(player, story):
    page = training(by=story.user, patient_id=story.patient.id, now=story.now)
    answer = post(player, "warm_up", key="short", seconds=page.warm_up_least_s - 0.1).json()
    assert (answer["accepted"], answer["session"]["warmed_up"]) == (False, False)
    assert (answer["reasons"][0]["rule"], answer["reasons"][0]["key"]) == ("R6", "warm_up_short")
    assert post(player, "warm_up", key="whole", seconds=page.warm_up_least_s).json()["accepted"]


@pytest.mark.parametrize("seconds", [-0.1, 86_400.1, "60", True, 10**400])
def test_no_time_that_cannot_be_is_understood(player, seconds):
    answer = post(player, "warm_up", seconds=seconds)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == "seconds"


def test_sent_twice_it_counts_once(player):
    assert not post(player, "warm_up", key="k").json()["repeated"]
    again = post(player, "warm_up", key="k").json()
    assert again["repeated"]
    assert again["accepted"]


def test_a_page_and_an_answer_say_how_far_the_record_is(player):
    first = post(player, "warm_up").json()["version"]
    assert handed_again(player)["version"] == first
    post(player, "start_exercise", exercise="L1")
    assert handed_again(player)["version"] > first
    assert post(player, "warm_up").json()["version"] == first, "of that decision, not of today"


def test_a_key_for_another_command_is_a_conflict(player):
    post(player, "warm_up", key="k")
    assert post(player, "finish_session", key="k").status_code == 409


def test_an_emergency_brings_its_text(player):
    answer = post(player, "report_emergency", signs=["saddle_numbness"]).json()
    assert answer["emergency"]["urgency"] == "hospital_now"
    assert answer["session"]["open"] is False


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"command": "warm_up", "with": {}}, "key"),
        ({"key": "k" * 101, "command": "warm_up"}, "key"),
        ({"key": "k", "command": "sign"}, "command"),
        ({"key": "k", "command": "fly"}, "command"),
        ({"key": "k", "command": "finish_exercise", "with": {"exercise": "L1"}}, "repetitions"),
        ({"key": "k", "command": "warm_up", "with": {"speed": 3}}, "speed"),
        ({"key": "k", "command": "warm_up", "when": "now"}, "when"),
    ],
)
def test_what_is_wrong_is_named(player, body, field):
    answer = player.post("/api/session/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == field


def test_no_json_is_refused(player):
    answer = player.post("/api/session/", "warm up", content_type="text/plain")
    assert answer.status_code == 422


def test_a_stranger_is_told_to_sign_in(client, db):
    assert post(client, "warm_up").status_code == 401


def test_a_patient_reaches_only_the_own_session(client, story):
    client.force_login(account(Role.PATIENT, "other"))
    assert post(client, "warm_up").status_code == 403


def test_staff_say_whose_session_it_is(client, story):
    client.force_login(story.specialist)
    assert post(client, "warm_up").status_code == 422
    body = {"key": "k", "command": "warm_up", "with": {}, "patient": str(story.patient.id)}
    answer = client.post("/api/session/", json.dumps(body), content_type="application/json")
    assert answer.json()["accepted"]


def test_a_patient_named_by_another_is_not_reached(client, story):
    other = account(Role.PATIENT, "other")
    client.force_login(other)
    body = {"key": "k", "command": "warm_up", "with": {}, "patient": str(story.patient.id)}
    answer = client.post("/api/session/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 403


def test_whoever_carries_anothers_report_learns_that_it_arrived_and_no_more(client, story):
    other = account(Role.PATIENT, "other")
    told = {"by": str(story.user.id), "ticket": ticket_for(story.user, story.patient.id)}
    body = {"key": "k", "command": "warm_up", "patient": str(story.patient.id), "told": told}
    client.force_login(other)
    answer = client.post("/api/session/", json.dumps(body), content_type="application/json").json()
    assert (answer["key"], answer["accepted"]) == ("k", True)
    assert not answer["released"]
    assert answer["session"] is None
    assert answer["version"] is None


def test_a_page_that_is_newer_than_the_server_waits(player):
    body = {"key": "k", "command": "warm_up", "form": 1000}
    answer = player.post("/api/session/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 425
    assert answer.json()["problems"][0]["field"] == "form"


def test_every_answer_says_of_which_build_it_is(player, client):
    assert "X-Corset-Build" in post(player, "warm_up")
    assert "X-Corset-Build" in post(client, "nonsense")


def test_it_takes_commands_only(player):
    assert player.get("/api/session/").status_code == 405
