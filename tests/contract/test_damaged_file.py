"""A damaged page of SQLite's file costs what stands on it, and no list of everybody."""

import random

import pytest
from django.db import connection
from django.test import Client
from tests.contract.conftest import default_database
from tests.story import account, patients_of

from corset.people.models import Patient, Role
from corset.services.therapy.patients.care_team import coverage
from corset.services.therapy.patients.roster.inbox import inbox


@pytest.fixture
def damaged_file(sqlite_database, django_db_blocker):
    """A clinic of 60 patients in a file, one page of whose table of patients is destroyed."""
    with django_db_blocker.unblock():
        with default_database(sqlite_database):
            clinician, office = account(Role.CLINICIAN, "vera"), account(Role.ADMINISTRATOR, "o")
            patients_of(clinician, 60)
            Patient.objects.update(phone="0" * 40)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                size = cursor.execute("PRAGMA page_size").fetchone()[0]
        destroy_page(sqlite_database["NAME"], b"Patient 030", size)
        with default_database(sqlite_database):
            yield clinician, office


def destroy_page(path, with_text, size):
    """Overwrite the page of a file that holds a text, as a failing disk does."""
    with open(path, "r+b") as file:  # noqa: PTH123 - written in place
        content = file.read()
        page = content.index(with_text) // size
        file.seek(page * size)
        file.write(random.Random(1).randbytes(size))  # noqa: S311 - garbage


def test_a_damaged_page_costs_its_own_lines_alone(damaged_file):
    clinician, office = damaged_file
    rows = inbox(by=clinician)
    assert len(rows) == 60
    lost = [row for row in rows if not row.readable]
    assert 0 < len(lost) < 50
    covered = coverage(by=office)
    assert len(covered) == 60
    browser = Client()
    browser.force_login(clinician)
    assert browser.get("/patients/").status_code == 200
    browser.force_login(office)
    assert browser.get("/staff/").status_code == 200
