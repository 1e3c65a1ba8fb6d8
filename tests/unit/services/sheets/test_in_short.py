"""What a patient is told stands on the sheet in short, and costs no page of its own."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from corset.services.library.programmes import installed
from corset.services.sheets import Paper, sheet
from corset.services.sheets.typesetting import typeset
from corset.therapy.terms import Region

HEADING = "In short"


@pytest.fixture(autouse=True)
def _set_in_no_time(monkeypatch):
    """Setting the drawings is most of a sheet's time, and no test here looks at them."""
    monkeypatch.setattr("corset.services.sheets.contents.figure_of", lambda *_, **__: None)


def read(story):
    return sheet(by=story.user, patient_id=story.patient.id, now=story.now)


def pages(printed, **more):
    """Return the words of every page."""
    pdf = pypdfium2.PdfDocument(typeset(printed, **more))
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pdf]


def shorts(region):
    """Return what is said in short about a region alone."""
    lessons = installed().lessons.values()
    return [x.said.short for x in lessons if region in x.regions and x.said.short]


def test_a_neck_reads_what_is_for_necks(story):
    said = read(story.prescribe("cervical")).in_short
    assert shorts(Region.CERVICAL)
    assert set(shorts(Region.CERVICAL)) <= set(said)
    assert not set(shorts(Region.THORACIC)) & set(said)


def test_where_the_first_page_has_room_all_of_it_stands_there(at_home):
    printed = read(at_home)
    first, *others = pages(printed)
    assert HEADING in first
    assert printed.in_short
    assert all(line in first for line in printed.in_short)
    assert not any(HEADING in page for page in others)


def test_where_it_has_none_it_opens_the_second(story):
    first, second, *_ = pages(read(story.prescribe("cervical")), paper=Paper.LETTER)
    assert HEADING not in first
    assert second.index(HEADING) < second.index("Walk in place.")


def test_without_lessons_the_sheet_is_as_it_was(at_home):
    first, second, *_ = pages(replace(read(at_home), in_short=()))
    assert HEADING not in first
    assert "Walk in place." in second


def test_six_exercises_are_one_sheet_of_paper_front_and_back(story):
    """Three on a page, those with most words too; one of them may stand beside the warm-up."""
    whole = read(story.prescribe("cervical"))
    longest = sorted(whole.exercises, key=lambda it: len(" ".join((*it.steps, *it.care))))[-3:] * 2
    for paper in Paper:
        printed = pages(replace(whole, exercises=tuple(longest)), paper=paper)
        on = {i for i, page in enumerate(printed) for it in longest if f". {it.name}" in page}
        assert len(on) <= 3 - (min(on) > 1), f"{paper}: {on}"
