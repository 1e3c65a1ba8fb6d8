"""A patient takes everything away, and is forgotten: the log stays, and still verifies."""

import json
import logging

import pytest
from django.test import Client
from tests.story import Story, account

from corset.cli import main
from corset.people.models import Inspection, Patient, Role, User
from corset.record.log.chain import verify_chain
from corset.record.models import DecisionRow
from corset.services.people.access import NoSuchPatient, NotAllowed
from corset.services.people.copies import copy_of
from corset.services.staff.erasure import erase_patient
from corset.services.staff.errors import StaffRefused


@pytest.fixture
def story(db):
    story = Story().bring_home()
    story.train()
    return story


@pytest.fixture
def left(story):
    story.must(story.clinician, "withdraw", completed=True)
    return story


@pytest.fixture
def office(db):
    return account(Role.ADMINISTRATOR, "office")


def test_nobody_is_erased_while_a_therapy_goes_on(story, office):
    desk = Client()
    desk.force_login(office)
    place = f"/staff/patients/{story.patient.id}/"
    assert f'href="{place}"' not in desk.get("/staff/").text
    assert "ends it first" in desk.get(place).text
    assert "Erase for good" not in desk.get(place).text
    with pytest.raises(StaffRefused, match="ends it first"):
        erase_patient(by=office, patient_id=story.patient.id)
    for other in (story.clinician, story.specialist, story.user):
        with pytest.raises(NotAllowed):
            erase_patient(by=other, patient_id=story.patient.id)
    assert Patient.objects.get(id=story.patient.id).name == story.patient.name


def test_who_was_erased_is_nobody_and_the_log_still_holds(left, office, caplog):
    caplog.set_level(logging.INFO, logger="corset.security")
    patient, name, email = left.patient, left.patient.name, left.user.email
    signed_in = Client()
    signed_in.force_login(left.user)
    decisions = DecisionRow.objects.filter(stream_id=patient.id).count()
    erase_patient(by=office, patient_id=patient.id)
    found = Patient.objects.get(id=patient.id)
    assert (found.birth_date, found.email, found.phone, found.user) == (None, "", "", None)
    assert name not in found.name
    assert not User.objects.filter(email=email).exists()
    assert not Inspection.objects.filter(patient=found).exists()
    assert signed_in.get("/today/").status_code == 302
    assert DecisionRow.objects.filter(stream_id=patient.id).count() == decisions
    assert verify_chain(patient.id) is None
    told = [record for record in caplog.records if "patient_erased" in record.getMessage()]
    assert told
    assert name not in caplog.text
    with pytest.raises(NoSuchPatient):
        erase_patient(by=office, patient_id=patient.id)


def test_the_page_asks_for_the_name_before(left, office):
    desk = Client()
    desk.force_login(office)
    place = f"/staff/patients/{left.patient.id}/"
    assert f'href="{place}"' in desk.get("/staff/").text
    assert left.patient.name in desk.get(place).text
    wrong = desk.post(place, {"name": "somebody else"})
    assert wrong.status_code == 422
    assert "somebody else" in wrong.text
    assert Patient.objects.get(id=left.patient.id).erased_at is None
    assert desk.post(place, {"name": left.patient.name}).status_code == 302
    assert Patient.objects.get(id=left.patient.id).erased_at is not None
    assert desk.get(place).status_code == 404


def test_a_copy_holds_everything_that_was_decided(story):
    copy = json.loads(json.dumps(copy_of(by=story.user, patient_id=story.patient.id)))
    rows = DecisionRow.objects.filter(stream_id=story.patient.id).order_by("number")
    assert [one["number"] for one in copy["decisions"]] == [row.number for row in rows]
    assert [one["command"] for one in copy["decisions"]] == [row.command for row in rows]
    assert sum(len(one["events"]) for one in copy["decisions"]) > len(rows) / 2
    assert copy["patient"]["name"] == story.patient.name
    assert copy["account"]["email"] == story.user.email
    assert "password" not in json.dumps(copy)


def test_patients_and_those_who_treat_take_it_away_and_nobody_else(client, story, office):
    places = {
        "/record.json": story.user,
        f"/patients/{story.patient.id}/record.json": story.clinician,
    }
    for place, who in places.items():
        client.force_login(who)
        answer = client.get(place)
        assert answer["Content-Disposition"] == 'attachment; filename="record.json"'
        assert "no-store" in answer["Cache-Control"]
        assert answer.json()["decisions"]
    client.force_login(office)
    assert {client.get(place).status_code for place in places} == {403}


def test_the_command_line_copies_and_erases(left, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("corset.cli.people.patient.set_up", lambda: None)
    who, out = str(left.patient.id), tmp_path / "record.json"
    assert main(["patient", "--copy", who, "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["patient"]["name"] == left.patient.name
    assert out.stat().st_mode & 0o077 == 0
    assert main(["patient", "--copy", who, "--out", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["patient", "--erase", who]) == 0
    assert verify_chain(left.patient.id) is None
    for wrong in (who, "nobody"):
        assert main(["patient", "--erase", wrong]) == 2
        assert "There is no patient" in capsys.readouterr().err
