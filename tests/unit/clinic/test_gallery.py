"""The public gallery: every exercise is there, and nothing of any patient."""

import pytest

from corset.services.bundle import figures
from corset.services.bundle.compilation import compile_bundle
from corset.services.library.programmes import installed

pytestmark = pytest.mark.xdist_group("bundle")


@pytest.fixture(autouse=True)
def bundle():
    compile_bundle()


def test_every_exercise_is_there_without_sign_in(client):
    page = client.get("/exercises").content.decode()
    for exercise in installed().exercises.values():
        assert f'id="{exercise.id}"' in page
        assert exercise.sheet.name in page
    assert page.count("data-motion ") == len(installed().exercises) + 1


def test_one_exercise_with_dose_limits_and_source(client):
    page = client.get("/exercises/L1").content.decode()
    assert "30 repetitions; each held for 7 seconds; a new plan starts at 15." in page
    assert "never higher" in page
    assert "lumbar part" in page


def test_an_unknown_exercise_is_not_found(client):
    assert client.get("/exercises/L9").status_code == 404


def test_without_a_bundle_the_drawing_stays(client, monkeypatch, tmp_path):
    monkeypatch.setattr(figures, "BUNDLE", tmp_path)
    page = client.get("/exercises").content.decode()
    assert "data-motion " not in page
    assert page.count('<svg class="figure"') == len(installed().exercises) + 1
