"""The security log says who did what by ids alone."""

import json

import pytest
from tests.story import Story, account

from corset.clinic.watching.lines import Line
from corset.people.models import Role


@pytest.fixture
def written(caplog):
    def lines():
        records = (r for r in caplog.records if r.name == "corset.security")
        return [json.loads(Line().format(record)) for record in records]

    return lines


def test_a_sign_in_and_what_was_read_stand_there(db, client, written):
    story = Story().bring_home("lumbar")
    client.force_login(story.clinician)
    client.get(f"/patients/{story.patient.id}/")
    client.post("/accounts/logout/")
    said = [(line["event"], line.get("page")) for line in written()]
    assert said[-3:] == [("signed_in", None), ("record_read", "patient"), ("signed_out", None)]
    read = written()[-2]
    assert (read["user"], read["patient"]) == (str(story.clinician.id), str(story.patient.id))


def test_a_refusal_and_a_wrong_password_stand_there_without_a_name(db, client, written):
    patient = Story().patient
    client.post("/accounts/login/", {"login": "vera@example.org", "password": "wrong"})
    client.force_login(account(Role.ADMINISTRATOR, "admin"))
    assert client.get(f"/patients/{patient.id}/").status_code == 403
    events = [line["event"] for line in written()]
    assert events.count("sign_in_failed") == 1
    assert events[-1] == "refused"
    assert "vera" not in json.dumps(written())


def test_a_patient_who_reads_the_own_pages_is_not_noted(phone, written):
    phone.get("/today/")
    assert "record_read" not in [line["event"] for line in written()]
