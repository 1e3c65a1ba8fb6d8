"""The public gallery: every exercise is there, and nothing of any patient."""

import re
from hashlib import sha256

import pytest

from corset.services.bundle import figures
from corset.services.bundle.compilation import compile_figures
from corset.services.library.programmes import installed


@pytest.fixture(autouse=True)
def bundle():
    compile_figures()


def test_every_exercise_is_there_without_sign_in(client):
    page = client.get("/exercises").content.decode()
    for exercise in installed().exercises.values():
        assert f'id="{exercise.id}"' in page
        assert exercise.sheet.name in page
    assert len(re.findall(r"data-motion\s", page)) == len(installed().exercises) + 1


def test_one_exercise_with_dose_limits_and_source(client):
    page = client.get("/exercises/L1").content.decode()
    assert "30 repetitions; each held for 7 seconds; a new plan starts at 15." in page
    assert "never higher" in page
    assert "lumbar part" in page


def test_an_unknown_exercise_is_not_found(client):
    assert client.get("/exercises/L9").status_code == 404


def test_without_a_bundle_the_drawing_stays(client, monkeypatch, tmp_path):
    monkeypatch.setattr(figures, "PACKAGED", tmp_path)
    page = client.get("/exercises").content.decode()
    assert not re.search(r"data-motion\s", page)
    assert page.count('<svg class="figure"') == len(installed().exercises) + 1


def test_a_clip_is_kept_for_ever_by_whoever_fetched_it(client):
    figure = figures.figure_of(installed().warm_up.motion)
    for name, kind in ((figure.frames, "application/json"), (figure.thumb, "image/svg+xml")):
        answer = client.get(f"/artefacts/{name}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == kind
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert client.post(f"/artefacts/{name}").status_code == 405


@pytest.mark.parametrize("inside", ["index.json", "../programme.json", "../../settings.py"])
def test_nothing_else_is_an_artefact(client, inside):
    motion = installed().warm_up.motion
    assert client.get(f"/artefacts/{motion}/{inside}").status_code == 404
    assert figures.artefact(f"{motion}/{inside}") is None


def test_a_name_changes_with_what_it_stands_for():
    figure = figures.figure_of(installed().warm_up.motion)
    for name in (figure.frames, figure.thumb, *(moment.still for moment in figure.moments)):
        text = figures.artefact(name).read_bytes()
        assert sha256(text).hexdigest()[:8] == name.rpartition("-")[2].partition(".")[0]
