"""A warm-up that was uncomfortable is smaller on paper, too (R4)."""

import re

import pypdfium2
import pytest

from corset.services.library.programmes import installed
from corset.services.sheets import contents, sheet
from corset.services.sheets.typesetting import typeset

SAID = "Smaller than usual until 2 sessions in a row have gone well"


@pytest.fixture
def drawn(monkeypatch):
    """Which movements are asked for, and whether the smaller ones; none is set."""
    asked = set()
    monkeypatch.setattr(
        contents, "figure_of", lambda motion, **how: asked.add((motion, *how.items()))
    )
    return asked


def printed(story):
    pdf = typeset(sheet(by=story.user, patient_id=story.patient.id, now=story.now))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return re.sub(r"\s+", " ", " ".join(pages))


def test_the_warm_up_is_drawn_smaller_and_says_until_when(at_home, drawn):
    warm_up = installed().warm_up
    assert SAID not in printed(at_home)
    assert (warm_up.motion, ("reduced", False)) in drawn
    at_home.check()
    at_home.must(at_home.user, "start_session")
    at_home.must(at_home.user, "report_pain", exercise=warm_up.id, words="uncomfortable")
    assert SAID in printed(at_home)
    assert (warm_up.motion, ("reduced", True)) in drawn
