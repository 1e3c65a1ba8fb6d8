"""Whatever arrives at the API is answered, and nothing of it is a failure of the server."""

import json
from http import HTTPStatus

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    response_schema_conformance,
    status_code_conformance,
)
from tests.story import Story

from corset.clinic.api.application import api
from corset.clinic.api.body import LARGEST

ADDRESS = "/api/session/"
schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/"))
TOKEN = "t" * 32
"""Django takes any token that cookie and header agree on."""
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
MORE = {"/api/variant/": (204, 404), "/api/session/": (404, 425), "/api/place/": (404,)}
"""What is remembered has no answer, who there is not has no session, what is newer waits."""
few = settings(
    max_examples=40,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def signed_in(db):
    story = Story().bring_home()
    client = Client(raise_request_exception=False)
    client.force_login(story.user)
    return client


@pytest.fixture
def training(story, phone):
    """A phone on the story's day, in the middle of a session."""
    story.check()
    story.therapy.begin(story.user.actor)
    phone.raise_request_exception = False
    return phone


def post(client, body, **more):
    return client.post(ADDRESS, body, content_type="application/json", **more)


@seed(20261128)
@schema.parametrize()
@few
def test_what_the_contract_allows_and_what_it_forbids_is_answered(case, signed_in):
    case.headers = {"X-CSRFToken": TOKEN}
    cookies = {"sessionid": signed_in.cookies["sessionid"].value, "csrftoken": TOKEN}
    answer = case.call(app=get_wsgi_application(), base_url="http://localhost", cookies=cookies)
    case.validate_response(answer, checks=CHECKS)
    assert answer.status_code in {200, 403, 405, 409, 422, *MORE.get(case.path, ())}, answer.text


EXERCISE = st.sampled_from(["L1", "L2", "L3", "W", "?"])
NUMBER = st.integers(-1, 12)
SENT = [
    *[("start_exercise", {"exercise": EXERCISE})] * 5,
    *[("finish_exercise", {"exercise": EXERCISE, "repetitions": NUMBER})] * 5,
    *[("warm_up", {})] * 4,
    *[("report_pain", {"exercise": EXERCISE | st.none(), "nrs": st.integers(-1, 6)})] * 2,
    *[("report_effort", {"exercise": EXERCISE, "cr10": NUMBER})] * 2,
    ("report_emergency", {"signs": st.lists(st.sampled_from(["weakness", "?"]), max_size=2)}),
    ("finish_session", {}),
    ("abandon_session", {}),
]
"""What a session is sent, the usual more often than what ends it."""
COMMANDS = st.integers(0, len(SENT) - 1).flatmap(
    lambda n: st.fixed_dictionaries(
        {"command": st.just(SENT[n][0]), "with": st.fixed_dictionaries(SENT[n][1])}
    )
)
KEYS = st.sampled_from("abcdefghijklmnop")


@seed(20261130)
@few
@given(sent=st.lists(st.tuples(KEYS, COMMANDS), min_size=6, max_size=15))
def test_one_after_another_is_answered_whatever_came_before(training, sent):
    """Begun, hurt, ended and told again: within the contract, and once for each key."""
    operation = schema["/api/session/"]["POST"]
    cookies = {"sessionid": training.cookies["sessionid"].value, "csrftoken": TOKEN}
    outcomes = {}
    with transaction.atomic():
        for key, command in sent:
            case = operation.Case(body={"key": key, **command}, media_type="application/json")
            case.headers = {"X-CSRFToken": TOKEN}
            answer = case.call(
                app=get_wsgi_application(), base_url="http://localhost", cookies=cookies
            )
            case.validate_response(answer, checks=CHECKS)
            if key in outcomes and outcomes[key][0] != command:
                assert answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
            elif answer.status_code == HTTPStatus.OK:
                told = answer.json()
                assert told["repeated"] is (key in outcomes)
                outcomes.setdefault(key, (command, told["accepted"]))
                assert outcomes[key][1] is told["accepted"]
        transaction.set_rollback(True)


BODY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
COMMAND = st.fixed_dictionaries(
    {"key": st.text(), "command": st.sampled_from(["finish_exercise", "report_pain", "warm_up"])},
    optional={"with": BODY, "patient": BODY},
)


@seed(20261128)
@few
@given(body=COMMAND | BODY)
def test_any_json_gets_an_answer_in_the_one_shape(signed_in, body):
    answer = post(signed_in, json.dumps(body))
    assert answer.status_code in {200, 409, 422}
    if answer.status_code != HTTPStatus.OK:
        assert all(set(problem) == {"field", "text"} for problem in answer.json()["problems"])


FINISH = {"key": "k", "command": "finish_exercise"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("[" * 100_000 + "]" * 100_000, None),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, ""),
        ("[" * 5_000 + "]" * 5_000, ""),
        ('{"key": "\\ud800", "command": "warm_up"}', "key"),
        ('{"key": "a\\u0000b", "command": "warm_up"}', "key"),
        (json.dumps({**FINISH, "with": {"exercise": "a\0b", "repetitions": 1}}), "exercise"),
        (json.dumps({**FINISH, "with": {"exercise": "x", "repetitions": 10**30}}), "repetitions"),
        (json.dumps({**FINISH, "with": {"exercise": "x", "repetitions": 40_000}}), "repetitions"),
        (json.dumps({**FINISH, "with": {"exercise": "x", "repetitions": True}}), "repetitions"),
        ('{"key": "k", "command": "report_effort", "with": {"cr10": NaN}}', ""),
        ('{"key": "k", "command": "report_effort", "with": {"cr10": 1e999}}', "cr10"),
        (b"\xff\xfe", ""),
        ("", "with"),
    ],
)
def test_what_nobody_can_mean_is_refused_with_its_field(signed_in, body, field):
    answer = post(signed_in, body)
    if field is None:
        assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY, answer.content
    assert answer.json()["problems"][0]["field"] == field


def test_a_body_beyond_the_limit_is_not_read(client):
    answer = post(client, "x" * (LARGEST + 1))
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "64 KB" in answer.json()["problems"][0]["text"]


def test_without_its_token_a_command_is_not_taken(signed_in):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    assert post(strict, '{"key": "k", "command": "warm_up"}').status_code == HTTPStatus.FORBIDDEN


def test_severe_pain_counts_beside_a_number_that_is_none(signed_in):
    body = {"key": "k", "command": "report_pain", "with": {"words": "severe", "nrs": 11}}
    assert post(signed_in, json.dumps(body)).status_code == HTTPStatus.OK
