"""Adding an exercise needs no code: only data, and everything is there."""

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
from tests.patient import SPECIALIST, Patient
from tests.story import Story

from corset.body.kinematics.compilation import compile_motion
from corset.programme import check, load, load_motions
from corset.services.bundle import figures
from corset.services.bundle.compilation import BUNDLE, compile_bundle
from corset.services.sheets import sheet, sheet_pdf

NEW = "arms-to-the-ceiling"
FOLDER = Path(__file__).parent / "one_more" / NEW
"""Lying with bent knees, both arms rise to the ceiling: an exercise as a clinic would add it."""


@pytest.fixture
def larger(copy):
    shutil.copytree(FOLDER, copy / "exercises" / NEW)
    return copy


@pytest.fixture
def bundle(larger, tmp_path):
    """The bundle with the new exercise; what was there is taken over."""
    compile_bundle()
    folder = tmp_path / "bundle"
    shutil.copytree(BUNDLE, folder)
    made = compile_bundle(content=larger, to=folder, processes=1)
    assert made.fresh
    return folder


def test_the_content_is_whole(larger):
    assert check(larger) == []


def test_it_moves(larger):
    (frames,) = compile_motion(load_motions(larger)[NEW])
    assert frames.landmarks["fingertips_r"][-1, 2] > frames.landmarks["fingertips_r"][0, 2] + 0.4


def test_it_is_proposed_signed_and_trained(larger):
    patient = Patient(programme=load(larger)).take_in().sign()
    assert NEW in {item.exercise for item in patient.state.plan.items}
    assert NEW in patient.start(SPECIALIST).doses()
    patient.do(NEW)


@pytest.mark.xdist_group("bundle")
def test_it_is_drawn_played_and_shown(bundle, larger, monkeypatch, client):
    monkeypatch.setattr(figures, "BUNDLE", bundle)
    monkeypatch.setattr("corset.clinic.gallery.views.installed", lambda: load(larger))
    figure = figures.figure_of(NEW)
    assert figure is not None
    assert (bundle / f"{NEW}.svg").read_text(encoding="utf-8").startswith("<svg")
    clip = json.loads((bundle / f"{NEW}.json").read_text(encoding="utf-8"))["clips"][0]
    assert clip["part"] == "reach"
    page = client.get("/exercises").content.decode()
    assert f'id="{NEW}"' in page
    assert figure.frames in page
    assert client.get(f"/exercises/{NEW}").status_code == 200


@pytest.mark.django_db
@pytest.mark.xdist_group("bundle")
def test_it_is_printed(bundle, larger, monkeypatch):
    monkeypatch.setattr("corset.services.library.programmes.installed", lambda: load(larger))
    monkeypatch.setattr(figures, "BUNDLE", bundle)
    story = Story().prescribe()
    found = sheet(by=story.user, patient_id=story.patient.id, now=story.now)
    assert "Arms to the ceiling" in {exercise.name for exercise in found.exercises}
    pdf = sheet_pdf(by=story.user, patient_id=story.patient.id, now=story.now)
    pages = pypdfium2.PdfDocument(pdf)
    assert any("Arms to the ceiling" in page.get_textpage().get_text_range() for page in pages)
