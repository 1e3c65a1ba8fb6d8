"""The list a page at a time, as a browser asks for it, and the log of what happened."""

import re

import pytest
from django.test import Client
from tests.story import account, patients_of

from corset.clinic.templatetags import desk as desk_tags
from corset.people.models import Patient, Role
from corset.record.log.replay import FOLDED

LINE = re.compile(r'id="bed-')


def _desk(patients):
    FOLDED.clear()
    clinician = account(Role.CLINICIAN, "vera")
    desk = Client()
    desk.force_login(clinician)
    desk.patients = patients_of(clinician, patients)
    return desk


@pytest.fixture
def desk(db):
    return _desk(53)


@pytest.fixture
def small(db):
    return _desk(1)


def test_a_page_holds_fifty_and_the_next_the_rest(desk):
    first = desk.get("/patients/")
    assert len(LINE.findall(first.text)) == 50
    assert "Page 1 of 2" in first.text
    second = desk.get("/patients/", {"page": "2"})
    assert len(LINE.findall(second.text)) == 3
    assert "Page 2 of 2" in second.text
    shown = {patient.name for patient in desk.patients}
    assert all(name in first.text or name in second.text for name in shown)


def test_a_line_is_drawn_again_where_it_says_something_else(desk, monkeypatch):
    drawn, draw = [], desk_tags.part
    monkeypatch.setattr(
        desk_tags,
        "part",
        lambda template, row: drawn.append(row.name) or draw(template, row),
    )
    desk_tags.drawn.cache_clear()
    before = desk.get("/patients/").text
    assert len(drawn) == 50
    desk.get("/patients/")
    assert len(drawn) == 50
    other = desk.patients[0]
    Patient.objects.filter(pk=other.pk).update(name="A Name Of Her Own")
    after = desk.get("/patients/").text
    assert drawn[50:] == ["A Name Of Her Own"]
    assert "A Name Of Her Own" in after
    assert "A Name Of Her Own" not in before


def test_it_stays_narrowed_and_the_form_is_what_is_asked(desk):
    asked = {"q": "patient 0", "page": "2"}
    part = desk.post("/patients/", asked, headers={"HX-Request": "true"})
    assert len(LINE.findall(part.text)) == 3
    found = desk.post("/patients/", {"q": "052", "page": "2"})
    assert LINE.findall(found.text) == ['id="bed-']
    assert "Page 1 of" not in found.text


def test_a_press_counts_as_somebody_being_there(desk):
    """The list asks by itself, unattended; its buttons stand in it and must not say so too."""
    buttons = re.findall(r"<button id=\"pager-[^>]*>", desk.get("/patients/").text)
    assert len(buttons) == 2
    assert all('hx-headers="unset"' in button for button in buttons)
    assert ["aria-disabled" in button for button in buttons] == [True, False]


@pytest.mark.parametrize("page", ["0", "-1", "two", "²", "9" * 5000, ""])
def test_what_is_no_page_is_the_nearest(small, page):
    assert LINE.search(small.get("/patients/", {"page": page}).text)


@pytest.mark.parametrize("before", ["0", "-1", "two", "²", "9" * 5000, ""])
def test_what_is_no_decision_tells_what_there_is(small, before):
    answer = small.get(f"/patients/{small.patients[0].id}/log/", {"before": before})
    assert answer.status_code == 200
