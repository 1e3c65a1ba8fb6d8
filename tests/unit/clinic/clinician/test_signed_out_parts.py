"""The list fetches itself anew: signed out it says so, and alerts come again after signing in."""

import pytest
from django.test import Client
from tests.story import account, patients_of

from corset.people.models import Role

ASKED = {"HX-Request": "true", "X-Unattended": "yes"}


@pytest.fixture
def desk(db):
    clinician = account(Role.CLINICIAN, "vera")
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(clinician)
    desk.clinician, desk.patient = clinician, patients_of(clinician, 1)[0]
    return desk


def token_in(page):
    return page.text.partition('name="csrfmiddlewaretoken" value="')[2][:64]


@pytest.mark.parametrize("lost", [["sessionid"], ["sessionid", "csrftoken"]])
def test_the_list_says_that_one_is_signed_out_and_asks_on(desk, lost):
    asked = {"csrfmiddlewaretoken": token_in(desk.get("/patients/")), "page": "1"}
    for name in lost:
        del desk.cookies[name]
    part = desk.post("/patients/", asked, headers=ASKED)
    assert part.status_code == 200
    assert "You are signed out" in part.text
    assert "password" not in part.text
    assert desk.patient.name not in part.text
    assert part["HX-Reswap"] == "innerHTML"
    desk.force_login(desk.clinician)
    again = desk.post("/patients/", asked, headers=ASKED)
    fresh = again if "HX-Refresh" not in again else desk.get("/patients/")
    assert desk.patient.name in fresh.text


def test_the_rail_does_so_too(desk):
    part = Client().get("/patients/rail/", headers=ASKED)
    assert "You are signed out" in part.text
    assert "password" not in part.text


def test_whole_pages_lead_to_the_sign_in(db):
    assert Client().get("/patients/").status_code == 302
    assert Client().get("/accounts/login/", headers=ASKED).status_code == 200
