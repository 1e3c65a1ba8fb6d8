"""The atlas's digest follows what changes a load, and nothing else."""

from dataclasses import replace

import pytest

from corset.services.loads import atlas_compilation
from corset.services.loads.atlas_compilation import digest_of_loads


@pytest.fixture
def package(tmp_path, monkeypatch):
    for room in ("body", "loads"):
        (tmp_path / room).mkdir()
    (tmp_path / "loads/bench.py").write_text('"""Old."""\nimport os\nG = 9.8  # down\n')
    monkeypatch.setattr(atlas_compilation, "modules_of", lambda *_: sorted(tmp_path.rglob("*.py")))
    return tmp_path


def test_words_imports_and_places_change_nothing(package):
    before = digest_of_loads()
    (package / "loads/bench.py").unlink()
    (package / "body/weight.py").write_text('"""New."""\nfrom sys import path\n\nG = 9.8\n')
    assert digest_of_loads() == before


def test_another_number_in_the_code_changes_it(package):
    before = digest_of_loads()
    (package / "loads/bench.py").write_text("G = 9.81\n")
    assert digest_of_loads() != before


def test_another_movement_changes_it(package, monkeypatch):
    before, motions = digest_of_loads(), dict(atlas_compilation.load_motions())
    motions["L1"] = replace(motions["L1"], parts=motions["L1"].parts[:1])
    monkeypatch.setattr(atlas_compilation, "load_motions", lambda: motions)
    assert digest_of_loads() != before
