"""One record that cannot be read takes no list with it."""

import pytest
from django.db import connection
from django.test import Client
from tests.story import account, patients_of

from corset.people.models import Role
from corset.record.log.replay import FOLDED
from corset.record.log.seal import ALL, unseal
from corset.record.models import EventRow, PatientCard
from corset.services.integrity.checking import check_log
from corset.services.integrity.piecewise import piecewise
from corset.services.therapy.patients.roster.inbox import inbox


@pytest.fixture
def clinic(db):
    FOLDED.clear()
    unseal(connection, ALL)
    return account(Role.CLINICIAN, "vera"), account(Role.ADMINISTRATOR, "office")


DAMAGE = {
    "an event": lambda who: EventRow.objects.filter(stream=who, name="PhaseSet").update(
        payload="not JSON"
    ),
    "a card": lambda who: PatientCard.objects.filter(patient=who).update(stage="no stage"),
    "a region": lambda who: PatientCard.objects.filter(patient=who).update(regions="nowhere"),
}


@pytest.mark.parametrize("what", ["a card", "a region"])
def test_one_that_cannot_be_read_is_a_line_that_says_so_among_the_others(clinic, what):
    clinician, _ = clinic
    patients = patients_of(clinician, 5)
    DAMAGE[what](patients[2].id)
    rows = {row.name: row for row in inbox(by=clinician)}
    assert len(rows) == 5
    unread = [name for name, row in rows.items() if not row.readable]
    assert unread == ["Patient 002"]
    assert rows["Patient 002"].headline == "This record cannot be read"
    browser = Client()
    browser.force_login(clinician)
    page = browser.get("/patients/")
    assert page.status_code == 200
    assert "This record cannot be read" in page.text
    assert browser.get("/patients/rail/").status_code == 200
    assert all(patient.name in page.text for patient in patients)


def test_an_identity_that_cannot_be_read_is_a_line_by_its_id(clinic):
    """A date that is none: the database gives the row, and no patient can be made of it."""
    clinician, _ = clinic
    patients = patients_of(clinician, 5)
    with connection.cursor() as cursor:
        wrong = "UPDATE people_patient SET created_at = '2025-13-45 00:00:00' WHERE name = %s"
        cursor.execute(wrong, ["Patient 002"])
    assert [row.name for row in inbox(by=clinician) if not row.readable] == [str(patients[2].id)]
    browser = Client()
    browser.force_login(clinician)
    for address in ("/patients/", "/patients/rail/"):
        page = browser.get(address)
        assert page.status_code == 200
        assert "This record cannot be read" in page.text
        assert "Patient 004" in page.text


def test_an_event_that_cannot_be_read_takes_no_line_with_it(clinic):
    clinician, _ = clinic
    patients = patients_of(clinician, 5)
    DAMAGE["an event"](patients[2].id)
    assert all(row.readable for row in inbox(by=clinician))
    check_log(patients[2].id)
    first, *others = inbox(by=clinician)
    assert (first.name, first.damaged) == ("Patient 002", True)
    assert not any(other.damaged for other in others)


def test_the_page_of_one_whose_event_cannot_be_read_says_what_is_broken(clinic):
    clinician, office = clinic
    [patient] = patients_of(clinician, 1)
    DAMAGE["an event"](patient.id)
    browser = Client()
    browser.force_login(clinician)
    page = browser.get(f"/patients/{patient.id}/")
    assert page.status_code == 200
    assert "The record is damaged, and training is closed" in page.text
    assert "corset check-log" in page.text
    browser.force_login(office)
    staff = browser.get("/staff/").text
    assert "1 record is damaged" in staff
    assert str(patient.id) in staff


def test_a_record_that_does_not_hold_stands_first_in_the_list(clinic):
    clinician, _ = clinic
    patients = patients_of(clinician, 3)
    EventRow.objects.filter(stream=patients[2].id, seq=2).update(actor_id="x")
    check_log(patients[2].id)
    first, *others = inbox(by=clinician)
    assert first.name == "Patient 002"
    assert first.damaged
    assert first.headline == "The record is damaged; training is closed"
    assert not any(other.damaged for other in others)


def test_the_costs_of_one_broken_record_grow_slowly():
    asked = []

    def load(some):
        asked.append(len(some))
        if 700 in some:
            raise ValueError("broken")
        return [str(one) for one in some]

    rows = piecewise(range(1000), load, lambda one: f"{one} is lost")
    assert rows == [str(one) if one != 700 else "700 is lost" for one in range(1000)]
    assert len(asked) < 25
    assert piecewise([], load, str) == []
