"""Names on the printed sheet: of any script and length, and what no font has."""

from dataclasses import replace

import pypdfium2
import pytest
from tests.unit.services.sheets.test_sheet import SQUARE, text

from corset.services.bundle.compilation import compile_figures
from corset.services.sheets import drawings, sheet, typesetting
from corset.services.sheets.typesetting import typeset


@pytest.fixture(autouse=True)
def _set_in_no_time(monkeypatch):
    compile_figures()
    monkeypatch.setattr(drawings, "svg_of", lambda _: SQUARE)


NAMES = ["王小明", "สมชาย ใจดี", "Jo 🙂", "Jo 王", "W" * 200, "An Bé " * 33]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_and_length_is_printed(story, name):
    story.prescribe()
    printed = replace(sheet(by=story.clinician, patient_id=story.patient.id), patient=name)
    document = pypdfium2.PdfDocument(typeset(printed))
    for page in document:
        width = page.get_width()
        found = page.get_textpage()
        boxes = (found.get_charbox(one) for one in range(found.count_chars()))
        assert all(right <= width for _left, _bottom, right, _top in boxes)


def test_what_no_font_has_is_left_to_be_written_by_hand(story, monkeypatch):
    monkeypatch.setattr(typesetting, "ALL", typesetting.OWN)
    story.prescribe()
    printed = replace(sheet(by=story.clinician, patient_id=story.patient.id), patient="王小明")
    assert "....................." in text(typeset(printed))
    latin = replace(printed, patient="Jo 王")
    assert "Jo" in text(typeset(latin))
