"""`corset check` measures what a motion does, not only what its file says."""

import sys
from dataclasses import replace

import pytest

from corset.body.movement.motion import Measure
from corset.cli import main

L2 = "exercises/L2"


@pytest.fixture(autouse=True)
def _nothing_is_known(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def alone(copy, monkeypatch):
    """Only one motion, so that no other is compiled: each takes a second."""
    from corset.services.bundle import geometry

    for name in ("load_motions", "load_reduced_motions"):
        every = getattr(geometry, name)
        monkeypatch.setattr(geometry, name, lambda path, of=every: {"L2": of(path)["L2"]})
    for name in ("load_variants", "load_reduced_variants"):
        monkeypatch.setattr(geometry, name, lambda _: {})
    return copy


def test_a_sound_motion_has_nothing_wrong(alone, capsys):
    assert main(["check", str(alone)]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_what_was_found_right_is_not_compiled_again_unless_asked(alone, monkeypatch):
    from corset.services.bundle import geometry

    compiled, whole = [], geometry.compile_motion
    monkeypatch.setattr(geometry, "compile_motion", lambda m: compiled.append(m) or whole(m))
    assert [main(["check", str(alone)]) for _ in range(2)] == [0, 0]
    assert len(compiled) == 2, "whole, and reduced"
    assert main(["check", "--anew", str(alone)]) == 0
    assert len(compiled) == 4


def test_what_is_wrong_only_where_it_is_done_less_far_is_told(alone, monkeypatch, capsys):
    from corset.services.bundle import geometry

    [less] = geometry.load_reduced_motions(alone).values()
    high = Measure(quantity="rise", how="rise", of="knee_r", part="spread", least=0.5, most=0.6)
    bent = replace(less, measures=(high,))
    monkeypatch.setattr(geometry, "load_reduced_motions", lambda _: {"L2": bent})
    assert main(["check", str(alone)]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("content/exercises/L2/motion.yaml: reduced.spread.rise: ")


def test_what_was_found_wrong_is_told_again(alone, edit, capsys):
    measure = {"quantity": "rise", "how": "rise", "of": "knee_r", "part": "spread", "unit": "cm"}
    wrong = {**measure, "least": 50, "most": 60}
    edit(f"{L2}/motion.yaml", lambda d: d["measures"].append(wrong))
    assert [main(["check", str(alone)]) for _ in range(2)] == [1, 1]
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == lines[-2]


def test_a_measure_that_the_geometry_does_not_keep_is_told(alone, edit, capsys):
    measure = {"quantity": "rise", "how": "rise", "of": "knee_r", "part": "spread", "unit": "cm"}
    wrong = {**measure, "least": 50, "most": 60}
    edit(f"{L2}/motion.yaml", lambda d: d["measures"].append(wrong))
    assert main(["check", str(alone)]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("content/exercises/L2/motion.yaml: parts.spread.rise: ")
    assert "is outside 0.5 to 0.6" in line


def test_a_foot_in_the_floor_is_told(alone, edit, capsys):
    def sink(document):
        document["parts"][0]["contacts"] = [{"point": "sole", "height_cm": -6}]

    edit(f"{L2}/motion.yaml", sink)
    assert main(["check", str(alone)]) == 1
    assert "deep in the floor; allowed is 1.0 cm" in capsys.readouterr().out


def test_without_the_solver_it_says_what_was_not_checked(copy, monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "corset.services.bundle.geometry", raising=False)
    monkeypatch.setitem(sys.modules, "corset.body.kinematics.compilation", None)
    assert main(["check", str(copy)]) == 0
    told = capsys.readouterr()
    assert "the geometry was not checked" in told.err
    assert "corset[authoring]" in told.err


def test_geometry_can_be_left_out(copy, capsys):
    assert main(["check", "--no-geometry", str(copy)]) == 0
    assert capsys.readouterr().err == ""
