"""Who looked at a record is written, and shown to the patient and to an administrator alone."""

import pytest
from django.db import DatabaseError
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import RecordRead, Role
from corset.services.people.access import OPERATOR, NotAllowed
from corset.services.people.copies import copy_of
from corset.services.people.reads import note_read, reads
from corset.services.sheets.record import record_copy


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture
def office(db):
    return account(Role.ADMINISTRATOR, "office")


def looked(story):
    return [(one.who, one.page) for one in reads(by=story.user, patient_id=story.patient.id).rows]


def test_every_page_that_staff_opens_is_written(story, client):
    place = f"/patients/{story.patient.id}"
    for who, page in ((story.clinician, "/"), (story.specialist, "/log/")):
        client.force_login(who)
        assert client.get(place + page).status_code == 200
    client.get(f"{place}/record.json")
    assert looked(story) == [
        ("paul", "patient-copy"),
        ("paul", "patient-log"),
        ("vera", "patient"),
    ]


def test_what_was_refused_and_what_the_patient_reads_is_none(story, client):
    client.force_login(account(Role.CLINICIAN, "stranger"))
    assert client.get(f"/patients/{story.patient.id}/").status_code == 403
    client.force_login(story.user)
    assert client.get("/today/").status_code == 200
    assert looked(story) == []


def test_the_patient_reads_who_it_was(story, client):
    client.force_login(story.clinician)
    client.get(f"/patients/{story.patient.id}/")
    client.force_login(story.user)
    said = text_of(client.get("/reads/"))
    assert "vera , Clinician the patient's page" in said


def test_an_administrator_reads_it_and_is_not_written_for_that(story, office, client):
    client.force_login(story.clinician)
    client.get(f"/patients/{story.patient.id}/")
    client.force_login(office)
    place = f"/staff/patients/{story.patient.id}/reads/"
    assert f'href="{place}"' in client.get("/staff/").text
    for _ in range(2):
        assert "vera , Clinician" in text_of(client.get(place))
    assert len(looked(story)) == 1
    assert client.get(f"/patients/{story.patient.id}/").status_code == 403


def test_those_who_treat_and_other_patients_do_not_see_it(story, client):
    for who in (story.clinician, story.specialist, account(Role.PATIENT, "other")):
        with pytest.raises(NotAllowed):
            reads(by=who, patient_id=story.patient.id)
    for who in (story.clinician, story.specialist, story.user):
        client.force_login(who)
        assert client.get(f"/staff/patients/{story.patient.id}/reads/").status_code == 403


def test_a_page_holds_some_and_the_last_one_the_rest(story):
    for _ in range(5):
        note_read(story.clinician, story.patient.id, "patient")
    found = reads(by=story.user, patient_id=story.patient.id, page=9, size=2)
    assert (len(found.rows), found.page, found.pages) == (1, 3, 3)


def test_who_looked_stays_when_the_account_is_gone_and_goes_with_the_patient(story):
    note_read(story.specialist, story.patient.id, "patient")
    assert copy_of(by=story.user, patient_id=story.patient.id)["reads"][0]["name"] == "paul"
    story.specialist.delete()
    assert looked(story) == [("paul", "patient")]
    story.patient.erase(at=story.now)
    assert not RecordRead.objects.exists()


def test_a_page_is_shown_though_the_read_cannot_be_written(story, client, monkeypatch):
    def fail(**_):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(RecordRead.objects, "create", fail)
    client.force_login(story.clinician)
    assert client.get(f"/patients/{story.patient.id}/").status_code == 200


def parts_of(by, story):
    return [part.title for part in record_copy(by=by, patient_id=story.patient.id).parts]


def test_a_copy_holds_who_looked_where_its_reader_sees_that_on_pages(story):
    note_read(story.specialist, story.patient.id, "patient")
    for who in (story.user, OPERATOR):
        assert copy_of(by=who, patient_id=story.patient.id)["reads"][0]["name"] == "paul"
        assert "Who looked" in parts_of(who, story)
    for who in (story.clinician, story.specialist):
        assert "reads" not in copy_of(by=who, patient_id=story.patient.id)
        assert "Who looked" not in parts_of(who, story)
