"""What a verification keeps of its chapters, and what makes it explore them again."""

import json
import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from corset.cli import main
from corset.verify.chapters import MAKERS
from corset.verify.kept import CHAPTERS, Kept, digest_of, digest_of_a_chapter
from corset.verify.report import Violation
from corset.verify.run import Order, digests, explore

SMALL = "pressures"


@pytest.fixture(scope="module")
def result():
    return explore(Order(SMALL, full=False))


def test_a_run_goes_on_from_the_chapters_that_are_kept(tmp_path, result):
    """A chapter that was done is not explored again, unless the code or the programme changed."""
    order = Order(SMALL, full=False)
    file = tmp_path / "verification.json"
    kept = Kept(file, digests("a programme"))
    assert kept.find(order) is None
    kept.keep(order, result)
    assert kept.find(order) == result
    assert kept.find(Order(SMALL, full=True)) is None
    assert Kept(file, digests("another")).find(order) is None


def test_figures_of_another_code_give_way_and_those_of_others_stay(tmp_path, result):
    """One entry a chapter: an older one is replaced; a small chapter never replaces a whole one."""
    file = tmp_path / "verification.json"
    whole, small, other = Order(SMALL, full=True), Order(SMALL, full=False), Order("x", full=True)
    for digest in ("old", "new"):
        for order in (whole, small, other):
            Kept(file, lambda _, digest=digest: digest).keep(order, result)
    assert list(json.loads(file.read_text())) == [SMALL, f"{SMALL}, quick", "x"]
    kept = Kept(file, lambda _: "new")
    assert [kept.find(order) for order in (whole, small, other)] == [result] * 3


@pytest.mark.parametrize("text", ["", "[]", "[1]", '{"a": 1}', '{"a": {"digest": ""}}', "[" * 9999])
def test_a_file_that_holds_something_else_is_refused_and_left_alone(tmp_path, text, capsys):
    file = tmp_path / "verification.json"
    file.write_text(text, encoding="utf-8")
    assert main(["verify", "--quick", "--keep", str(file)]) == 2
    assert capsys.readouterr().err.startswith(
        f"verify: {file} holds no chapters of a verification; allowed: "
    )
    assert file.read_text(encoding="utf-8") == text


def test_a_digest_tells_one_core_from_another(tmp_path):
    (tmp_path / "care").mkdir()
    rule = tmp_path / "care" / "rule.py"
    rule.write_text("LIMIT = 1", encoding="utf-8")
    before = digest_of("a programme", [tmp_path])
    rule.write_text("LIMIT = 2", encoding="utf-8")
    assert digest_of("a programme", [tmp_path]) != before


def test_a_chapter_that_is_cut_anew_leaves_the_others_as_they_are(tmp_path, monkeypatch):
    """What a chapter rests on: what makes it, what that names in turn, and what its maker says."""
    chapters = shutil.copytree(Path(str(files(CHAPTERS))), tmp_path / "chapters")
    monkeypatch.setattr("corset.verify.kept.files", lambda _: chapters)

    def all_of_them():
        return {name: digest_of_a_chapter("shared", maker) for name, maker in MAKERS.items()}

    def changed(module: str, was: str, becomes: str) -> set[str]:
        before, file = all_of_them(), chapters / module
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
        return {name for name, digest in all_of_them().items() if digest != before[name]}

    assert changed("alarms.py", "Alerts with their hours", "Hours of alerts") == set()
    assert changed("alarms.py", 'name="alerts"', 'name="hours"') == {"alerts"}
    assert changed("alarms.py", "OTHERS = (", "OTHERS = (PATIENT, ") == {"alerts", "emergencies"}
    assert changed("pains.py", 'name="late reports"', 'name="late"') == {"late reports"}
    supervised = changed("pains.py", "def _supervised(", "def _supervised(  # led")
    assert {"late reports", "warm-up"} <= supervised < set(MAKERS)
    assert changed("joint.py", "def joint(", "def both(") == set()
    assert changed("chapter.py", "NEVER = 10**6", "NEVER = 10**7") == set(MAKERS)
    for one, other in (
        ("whole spine, lumbar", "whole spine, cervical"),
        ("pain at L3", "pain at C3"),
    ):
        assert all_of_them()[one] != all_of_them()[other]


def test_a_violation_that_was_kept_is_told_again(tmp_path, result):
    broken = Violation("I6b", "two exercises", ("a", "b"), "open", "a story")
    told = replace(result, broken=(broken,), twins_apart=("x",))
    order, kept = Order(SMALL, full=False), Kept(tmp_path / "kept.json", lambda _: "a digest")
    kept.keep(order, told)
    assert kept.find(order) == told
