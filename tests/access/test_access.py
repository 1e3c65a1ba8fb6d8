"""Every address, asked by everybody with every method: nothing leaks, nothing fails."""

import pytest
from tests.access.routes import METHODS, routes
from tests.access.table import ACCESS, EVERYBODY
from tests.story import Story, account

from corset.people.models import Role
from corset.record.models import DecisionRow

REFUSED = {401, 403, 404, 405, 410}
FOREIGN = EVERYBODY - {"patient", "clinician", "specialist"}
PLACES = {"exercise": "L3", "name": "L3", "token": "none", "key": "none", "uidb36": "none"}
NAMED = {"administrator": {"staff", "staff-patient", "staff-reads", "doubles", "doubles-merge"}}
"""Where somebody who treats nobody sees names: who cares, who is erased, whose record was read, who
was taken in twice."""
LOGIN = "/accounts/login/"


@pytest.fixture
def story(db):
    return Story().bring_home("lumbar")


@pytest.fixture
def people(story):
    return {
        "stranger": None,
        "patient": story.user,
        "other patient": account(Role.PATIENT, "other"),
        "clinician": story.clinician,
        "other clinician": account(Role.CLINICIAN, "stranger"),
        "specialist": story.specialist,
        "administrator": account(Role.ADMINISTRATOR, "office"),
    }


@pytest.fixture
def ask(client, people, story):
    """Ask for an address as somebody, each time signed in anew."""
    client.raise_request_exception = False
    pair = {"kept": str(story.patient.id), "left": str(story.patient.id)}
    places = {**PLACES, **pair, "patient_id": str(story.patient.id), "pk": "1"}
    places |= {"user_id": str(story.specialist.id), "invitation_id": str(story.user.id)}

    def asked(route, who, method):
        client.logout()
        if people[who]:
            client.force_login(people[who])
        return client.generic(method, route.path(places))

    return asked


def is_taken(response):
    leads_to_sign_in = response.status_code == 302 and response.url.startswith(LOGIN)
    return not (leads_to_sign_in or response.status_code in REFUSED)


def test_every_address_has_a_line():
    assert {route.name for route in routes()} == set(ACCESS)


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_nobody_comes_further_than_the_table_says(ask, who, story):
    before = DecisionRow.objects.count()
    for route in routes():
        for method, may in zip(("GET", "POST"), ACCESS[route.name], strict=True):
            answer = ask(route, who, method)
            said = f"{method} {route.name} by {who}: {answer.status_code}"
            assert is_taken(answer) == (who in may), said
            assert answer.status_code < 500, said
            if who in FOREIGN and route.name not in NAMED.get(who, ()) and not answer.streaming:
                assert story.patient.name not in answer.content.decode(errors="replace"), said
    if who in FOREIGN:
        assert DecisionRow.objects.count() == before


@pytest.mark.parametrize("who", ["stranger", "clinician"])
def test_no_method_fails(ask, who):
    for route in routes():
        for method in METHODS:
            assert ask(route, who, method).status_code < 500, f"{method} {route.name} by {who}"
