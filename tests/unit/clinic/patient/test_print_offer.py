"""Printing is offered where there is something to print, and only there."""

import pytest
from tests.unit.clinic.reading import answer

OFFER = "Print your exercises"


@pytest.fixture
def paper(monkeypatch, story):
    """The sheet is made on the story's day, too."""
    monkeypatch.setattr("corset.services.sheets.contents.present", lambda _: story.now)


def _offered(phone):
    return OFFER in phone.get("/today/").content.decode()


def _printed(phone):
    return phone.get("/sheet.pdf").status_code == 200


def test_a_day_with_exercises_offers_their_sheet(phone, paper):
    assert _offered(phone)
    assert _printed(phone)


@pytest.mark.parametrize(
    "told", [{"new_sign": "yes"}, {"emergency_sign": "yes"}, {"fever": "yes"}, {"rest_pain": "9"}]
)
def test_a_day_that_is_closed_offers_no_sheet_that_is_not_there(phone, paper, told):
    answer(phone, **told)
    assert _offered(phone) <= _printed(phone)


def test_who_is_suspended_is_offered_none(phone, paper):
    answer(phone, new_sign="yes")
    assert not _offered(phone)
