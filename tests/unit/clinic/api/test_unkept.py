"""What no database keeps and no parser follows: answered in words, never with 500."""

import json

import pytest
from django.test import Client
from tests.story import Story

from corset.record.models import DecisionRow

NAUGHTY = ("%00", "%ff", "%ED%A0%80", "a" * 5000, "1" * 5000)


def body(**more):
    return json.dumps({"key": "k", "command": "report_pain", "with": {"nrs": 8}, **more})


def command(name, **fields):
    return body(command=name, **{"with": fields})


UNREADABLE = {
    "nested lists": '{"key": "k", "with": ' + "[" * 30_000 + "]" * 30_000 + "}",
    "nested objects": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "half a letter in a key": body(key="\ud800"),
    "NUL in a key": body(key="a\x00"),
    "half a letter in a name": command("report_pain", exercise="\udfff"),
    "half a letter as a field": command("report_pain", **{"\udfff": 1}),
    "half a letter as a command": command("\udfff"),
    "very many repetitions": command("finish_exercise", exercise="L1", repetitions=10**30),
    "many repetitions": command("finish_exercise", exercise="L1", repetitions=40_000),
    "more digits than Python reads": '{"key": 1' + "0" * 5000 + "}",
    "NUL in a text": command("abandon_session", why="a\x00"),
    "half a letter in a text": command("abandon_session", why="a\ud800"),
    "no number": '{"key": "k", "command": "report_effort", "with": {"cr10": 1e400}}',
    "half a letter as a patient": body(patient="\ud800"),
}


@pytest.fixture
def story(db):
    return Story().prescribe()


@pytest.fixture
def patient(story):
    client = Client(raise_request_exception=False)
    client.force_login(story.user)
    return client


def post(client, text):
    return client.post("/api/session/", text, content_type="application/json")


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_it_is_a_problem_in_words(patient, text):
    answer = post(patient, text)
    assert answer.status_code == 422
    assert all(problem["text"] for problem in answer.json()["problems"])


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"])
def test_pain_counts_whatever_time_a_device_says(patient, at):
    answer = post(patient, body(told={"at": at}))
    assert answer.status_code == 200
    assert answer.json()["accepted"]


@pytest.mark.parametrize("nrs", [11, -1, 1000])
def test_pain_counts_whatever_number_stands_beside_it(patient, nrs):
    assert post(patient, body(**{"with": {"nrs": nrs, "words": "severe"}})).json()["accepted"]


@pytest.mark.parametrize("sign", ["a\x00", "x" * 200_000, "saddle_numbness"])
@pytest.mark.parametrize("key", ["k" * 5000, "a\x00", "k"])
def test_an_emergency_is_taken_from_a_form_whatever_stands_in_it(patient, sign, key):
    answer = patient.post("/emergency/", {"signs": [sign, "x"] * 3, "key": key})
    assert answer.status_code == 302
    row = DecisionRow.objects.get(command="report_emergency")
    assert row.accepted
    assert len(row.key) <= 100
    assert len(row.payload) < 2000
    assert "\\u0000" not in row.payload


@pytest.mark.parametrize("odd", NAUGHTY, ids=lambda odd: odd[:10])
@pytest.mark.parametrize(
    "address",
    [
        *("/patients/?q={}", "/patients/?at={}", "/exercises/{}", "/artefacts/{}", "/{}"),
        *("/invited/{}/", "/accounts/login/?next={}", "/accounts/password/reset/key/{}/"),
        *("/api/load/?patient={}&exercise=L1", "/patients/{}/", "/check/?x={}", "/health/{}"),
    ],
)
def test_an_odd_address_is_no_failure(story, address, odd):
    client = Client(raise_request_exception=False)
    client.force_login(story.clinician)
    assert client.get(address.format(odd)).status_code < 500
